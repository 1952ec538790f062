// What stands where there is nothing to show yet.
import type { ComponentChildren } from "preact";
import type { Resource } from "../api/resource";
import { t } from "../i18n";

/** Shows @children of what has come, else why there is nothing. */
export function Loaded<T>({ of, children }: { of: Resource<T>; children: (data: T) => ComponentChildren }) {
  if (of.error) {
    return (
      <div class="message is-error" role="alert">
        <p>{of.error.message}</p>
        {of.error.hint && <p class="quiet">{of.error.hint}</p>}
      </div>
    );
  }
  if (of.data === undefined) return <p class="message quiet" role="status">{t("loading")}</p>;
  return <div class={of.isLoading ? "is-stale" : undefined}>{children(of.data)}</div>;
}
