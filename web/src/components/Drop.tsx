// Where files are dropped, and how far each is.
import { useState } from "preact/hooks";
import { importFile, type Job, jobs } from "../api/jobs";
import { count, t } from "../i18n";

function send(files: FileList | null | undefined): void {
  for (const file of files ?? []) void importFile(file);
}

function Progress({ job }: { job: Job }) {
  const counts = job.sources.reduce((sum, one) => ({ n: sum.n + one.new, problems: sum.problems + one.problem_count }), { n: 0, problems: 0 });
  return (
    <li>
      <b>{job.name}</b>{" "}
      {job.state === "failed" && <span class="is-error">{job.error?.message}</span>}
      {job.state === "done" && <span>{t("imported", { n: counts.n })} {counts.problems > 0 && t("problems", { n: counts.problems })}</span>}
      {(job.state === "sending" || job.state === "waiting" || job.state === "running") && (
        <>
          <span class="quiet">{t(`job_${job.state}`)} {job.state === "running" && job.total > 0 && `${count(Math.floor((100 * job.done) / job.total))} %`}</span>
          <progress max={Math.max(1, job.total)} value={job.done} aria-label={job.name} />
        </>
      )}
    </li>
  );
}

export function Drop() {
  const [isOver, setIsOver] = useState(false);
  return (
    <section
      class={isOver ? "drop is-over" : "drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        send(event.dataTransfer?.files);
      }}
    >
      <label>
        <span>{t("drop")}</span>
        <input
          type="file"
          multiple
          onChange={(event) => {
            send(event.currentTarget.files);
            event.currentTarget.value = "";
          }}
        />
      </label>
      <p class="quiet">{t("dropHelp")}</p>
      <ul class="plain" aria-live="polite">
        {jobs.value.map((job) => <Progress key={job.id} job={job} />)}
      </ul>
    </section>
  );
}
