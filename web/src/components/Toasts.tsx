// What was done, and the way back.
import { t } from "../i18n";
import { dismiss, toasts, undo } from "../state/acts";

export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map((toast) => (
        <div key={toast.id} class={toast.isError ? "toast is-error" : "toast"}>
          <span>
            {toast.text} {toast.hint && <span class="quiet">{toast.hint}</span>}
          </span>
          {toast.source !== null && (
            <button type="button" onClick={() => void undo(toast.source!)}>{t("undo")}</button>
          )}
          <button type="button" class="is-plain" aria-label={t("close")} onClick={() => dismiss(toast.id)}>×</button>
        </div>
      ))}
    </div>
  );
}
