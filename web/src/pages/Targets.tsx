// Who is qualified, and for what: the text of a target, and how many it would qualify, while one writes.
import { useEffect, useState } from "preact/hooks";
import { ApiError, send } from "../api/client";
import { useResource } from "../api/resource";
import type { Target } from "../api/types";
import { Loaded } from "../components/Message";
import { t } from "../i18n";
import { act } from "../state/acts";

const WAIT_MS = 350;
const TEMPLATE = "target: \nqualified at: 3\n+3 function: purchasing\n";

/** How many @text would qualify, or what is wrong with it. */
function useTrial(text: string): [number | undefined, string | undefined] {
  const [n, setN] = useState<number>();
  const [error, setError] = useState<string>();
  useEffect(() => {
    let isOld = false;
    const timer = setTimeout(() => {
      send<Target>("PUT", "/targets/-", { text }, { dry_run: 1 })
        .then((target) => {
          if (isOld) return;
          setN(target.qualified);
          setError(undefined);
        })
        .catch((reason: unknown) => {
          if (!isOld && reason instanceof ApiError) setError(reason.message);
        });
    }, WAIT_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [text]);
  return [n, error];
}

function Editor({ target }: { target: Target | undefined }) {
  const [text, setText] = useState(target?.text ?? TEMPLATE);
  const [n, error] = useTrial(text);
  const save = () => {
    const name = /^\s*target:\s*(.+?)\s*$/m.exec(text)?.[1] ?? "-";
    return act(t("targetSaved"), () => send<object>("PUT", `/targets/${encodeURIComponent(name)}`, { text }).then(() => ({})));
  };
  return (
    <section class="touch">
      <h2>{target?.name ?? t("targetNew")}</h2>
      {target && <p>{t("targetNow", { n: target.qualified })}</p>}
      <label class="field">
        <span>{t("targetText")}</span>
        <textarea rows={12} spellcheck={false} value={text} onInput={(event) => setText(event.currentTarget.value)} />
      </label>
      <p class={error ? "is-error" : undefined} role="status">
        {error ?? (n !== undefined ? t("targetTry", { n }) : t("loading"))}
      </p>
      <div class="actions">
        <button type="button" disabled={error !== undefined || text === target?.text} onClick={() => void save()}>{t("save")}</button>
      </div>
    </section>
  );
}

export function Targets() {
  const targets = useResource<{ targets: Target[] }>("/targets");
  const [isNew, setIsNew] = useState(false);
  return (
    <>
      <h1>{t("targetsTitle")}</h1>
      <p class="quiet">{t("targetHelp")}</p>
      <Loaded of={targets}>
        {(data) => (
          <>
            {data.targets.map((target) => <Editor key={target.name} target={target} />)}
            {isNew || data.targets.length === 0 ? (
              <Editor key={`new ${data.targets.length}`} target={undefined} />
            ) : (
              <button type="button" onClick={() => setIsNew(true)}>{t("targetNew")}</button>
            )}
          </>
        )}
      </Loaded>
    </>
  );
}
