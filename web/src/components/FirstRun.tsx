// An empty network: how to get one's archive, and a sample to look around in.
import { importSample, jobs } from "../api/jobs";
import { t } from "../i18n";
import { Drop } from "./Drop";

const STEPS = ["firstStep1", "firstStep2", "firstStep3"] as const;

export function FirstRun() {
  const isBusy = jobs.value.some((job) => job.state !== "done" && job.state !== "failed");
  return (
    <>
      <header class="headline">
        <h1>{t("firstTitle")}</h1>
        <p>{t("firstText")}</p>
      </header>
      <div class="columns">
        <section>
          <h2>{t("firstAsk")}</h2>
          <ol class="steps">
            {STEPS.map((step) => <li key={step}>{t(step)}</li>)}
          </ol>
          <p>
            <a href="https://www.linkedin.com/mypreferences/d/download-my-data" target="_blank" rel="noopener noreferrer">{t("firstLink")}</a>
          </p>
        </section>
        <Drop />
      </div>
      <section class="sample">
        <h2>{t("firstSample")}</h2>
        <p>{t("firstSampleText")}</p>
        <div class="actions">
          <button type="button" disabled={isBusy} onClick={() => void importSample("stephanie")}>{t("sampleStephanie")}</button>
          <button type="button" disabled={isBusy} onClick={() => void importSample("antoine")}>{t("sampleAntoine")}</button>
        </div>
      </section>
    </>
  );
}
