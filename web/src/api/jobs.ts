// Files that are sent, and the jobs that read them.
import { signal } from "@preact/signals";
import { tellError } from "../state/acts";
import { ApiError, answer, get, send } from "./client";
import { language } from "../state/language";
import { writes } from "./resource";
import type { Source } from "./types";

export interface Job {
  id: number;
  name: string;
  state: "sending" | "waiting" | "running" | "done" | "failed";
  done: number;
  total: number;
  error: { message: string } | null;
  sources: Source[];
}

const LOOK_MS = 300;

/** What is under way or has just ended, newest first. */
export const jobs = signal<Job[]>([]);

const keep = (job: Job, before = job.id) => {
  jobs.value = [job, ...jobs.value.filter((one) => one.id !== before && one.id !== job.id)];
};

/** Looks at a job until it has ended. */
async function follow(id: number, before: number): Promise<void> {
  let replaced = before;
  for (;;) {
    const told = await get<Job>(`/jobs/${id}`);
    const job: Job = { ...told, sources: [] };
    if (told.state === "done") job.sources = (await get<{ sources: Source[] }>(`/jobs/${id}/result`)).sources;
    keep(job, replaced);
    replaced = id;
    if (told.state === "done" || told.state === "failed") break;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  writes.value++;
}

let sending = 0; // what is sent has no job yet: negative numbers stand for them

/** Sends a file; the server imports it. */
export async function importFile(file: File): Promise<void> {
  const id = --sending;
  keep({ id, name: file.name, state: "sending", done: 0, total: file.size, error: null, sources: [] });
  const headers = { "Accept-Language": language.value, "X-Entregent": "1", "X-File-Name": encodeURIComponent(file.name) };
  try {
    const { job } = await answer<{ job: number }>(await fetch("/api/v1/imports", { method: "POST", headers, body: file }));
    await follow(job, id);
  } catch (error) {
    const message = error instanceof ApiError ? error.message : String(error);
    keep({ id, name: file.name, state: "failed", done: 0, total: file.size, error: { message }, sources: [] });
  }
}

/** Fills an empty network with an invented one. */
export async function importSample(name: "antoine" | "stephanie"): Promise<void> {
  const id = --sending;
  try {
    const { job } = await send<{ job: number }>("POST", `/samples/${name}`);
    await follow(job, id);
  } catch (error) {
    tellError(error);
  }
}
