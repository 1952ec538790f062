// What a page shows of the server: asked for when the page needs it, and again whenever something was written.
import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { language } from "../state/language";
import { ApiError, get } from "./client";

/** Grows with every write: what was read before it may not hold any more. */
export const writes = signal(0);

export interface Resource<T> {
  data: T | undefined;
  error: ApiError | undefined;
  isLoading: boolean;
}

/** Reads @path and keeps showing what was there until the new answer has come. A @path of null reads nothing. */
export function useResource<T>(path: string | null, parameters: Record<string, string | number | undefined> = {}): Resource<T> {
  const [state, setState] = useState<Resource<T>>({ data: undefined, error: undefined, isLoading: true });
  const key = JSON.stringify(parameters);
  useEffect(() => {
    if (path === null) return undefined;
    const abort = new AbortController();
    setState((before) => ({ ...before, isLoading: true }));
    get<T>(path, JSON.parse(key), abort.signal)
      .then((data) => setState({ data, error: undefined, isLoading: false }))
      .catch((error: unknown) => {
        if (abort.signal.aborted) return;
        const told = error instanceof ApiError ? error : new ApiError(0, "FAILED", String(error), null);
        setState((before) => ({ ...before, error: told, isLoading: false }));
      });
    return () => abort.abort();
  }, [path, key, writes.value, language.value]);
  return state;
}
