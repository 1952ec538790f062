// The one way to the server.
import { signal } from "@preact/signals";
import { language } from "../state/language";

const BASE = "/api/v1";

/** Whether somebody is signed in; null until it is known. */
export const signedIn = signal<boolean | null>(null);

/** What the server said no with, in words for people. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly hint: string | null,
  ) {
    super(message);
  }
}

type Parameters = Record<string, string | number | undefined>;

function address(path: string, parameters: Parameters): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined && value !== "") query.set(name, String(value));
  const text = query.toString();
  return BASE + path + (text ? `?${text}` : "");
}

/** The body of a reply, or the error that it tells. */
export async function answer<T>(reply: Response): Promise<T> {
  const body = await reply.json().catch(() => null);
  if (reply.ok) return body as T;
  if (reply.status === 401) signedIn.value = false;
  const error = body?.error ?? { code: "FAILED", message: reply.statusText, hint: null };
  throw new ApiError(reply.status, error.code, error.message, error.hint);
}

/** Reads; an answer that was overtaken is given up through @signal. */
export async function get<T>(path: string, parameters: Parameters = {}, signal?: AbortSignal): Promise<T> {
  const headers = { "Accept-Language": language.value };
  return answer(await fetch(address(path, parameters), signal ? { headers, signal } : { headers }));
}

/** Writes; what the server tells of it. */
export async function send<T>(method: "POST" | "PUT" | "DELETE", path: string, body?: object, parameters: Parameters = {}): Promise<T> {
  const headers = { "Accept-Language": language.value, "X-Entregent": "1" };
  const init: RequestInit = { method, headers };
  if (body) init.body = JSON.stringify(body);
  return answer(await fetch(address(path, parameters), init));
}

/** The address of something that is downloaded. */
export const download = (path: string, parameters: Parameters): string => address(path, parameters);
