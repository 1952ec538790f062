// What the user does: each act that can be undone is remembered, so that Ctrl+Z takes the last one back.
import { signal } from "@preact/signals";
import { ApiError, send } from "../api/client";
import { writes } from "../api/resource";
import type { Wrote } from "../api/types";
import { t } from "../i18n";

export interface Toast {
  id: number;
  text: string;
  hint: string | null;
  source: number | null;
  isError: boolean;
}

const SHOWN_MS = 8000;
const done: number[] = [];
let next = 1;

export const toasts = signal<Toast[]>([]);

export function dismiss(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}

function tell(text: string, source: number | null, hint: string | null = null, isError = false): void {
  const id = next++;
  toasts.value = [...toasts.value.slice(-3), { id, text, hint, source, isError }];
  setTimeout(() => dismiss(id), SHOWN_MS);
}

/** Tells what went wrong, in the server's words. */
export function tellError(error: unknown): void {
  const told = error instanceof ApiError ? error : null;
  tell(told ? told.message : String(error), null, told?.hint ?? null, true);
}

/** Does something, says so, and offers to take it back. Gives whether it was done. */
export async function act(text: string, doing: () => Promise<Partial<Wrote>>): Promise<boolean> {
  try {
    const { source } = await doing();
    if (source) done.push(source);
    writes.value++;
    tell(text, source ?? null);
    return true;
  } catch (error) {
    tellError(error);
    return false;
  }
}

/** Takes an act back, the last one unless told which. */
export async function undo(source = done.at(-1)): Promise<void> {
  if (source === undefined) return;
  try {
    await send("DELETE", `/sources/${source}`);
    const at = done.lastIndexOf(source);
    if (at >= 0) done.splice(at, 1);
    toasts.value = toasts.value.filter((toast) => toast.source !== source);
    writes.value++;
    tell(t("undone"), null);
  } catch (error) {
    tellError(error);
  }
}
