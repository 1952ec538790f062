// What came in, what of it could not be read, and the way back.
import { useState } from "preact/hooks";
import { send } from "../api/client";
import { useResource } from "../api/resource";
import type { Source } from "../api/types";
import { Confirm } from "../components/Dialog";
import { Drop } from "../components/Drop";
import { Loaded } from "../components/Message";
import { day, t } from "../i18n";
import { act } from "../state/acts";

const name = (source: Source) => source.path.split("/").pop() || source.kind;

function Problems({ id }: { id: number }) {
  const detail = useResource<{ sources: Source[] }>(`/sources/${id}`);
  return (
    <Loaded of={detail}>
      {(data) => (
        <ul class="reasons">
          {data.sources[0]?.problems.map((one, i) => (
            <li key={i}>
              {one.file}:{one.line} {one.column} {one.reason}
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  );
}

function Item({ source, onUndo }: { source: Source; onUndo: () => void }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <li class="touch">
      <div class="touch-head">
        <b>{name(source)}</b>
        <span class="quiet">{source.kind} · {day(source.imported)}</span>
      </div>
      <p>{t("sourceCounts", { new: source.new, known: source.known, skipped: source.skipped })}</p>
      {source.problem_count > 0 && (
        <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
          <summary>{t("problems", { n: source.problem_count })}</summary>
          {isOpen && <Problems id={source.id} />}
        </details>
      )}
      <div class="actions">
        <button type="button" class="is-danger" onClick={onUndo}>{t("undoSource")}</button>
      </div>
    </li>
  );
}

export function Sources() {
  const sources = useResource<{ sources: Source[] }>("/sources");
  const [undoing, setUndoing] = useState<Source | null>(null);
  const undo = () => {
    const source = undoing!;
    setUndoing(null);
    void act(t("undone"), () => send<object>("DELETE", `/sources/${source.id}`).then(() => ({})));
  };
  return (
    <>
      <h1>{t("sourcesTitle")}</h1>
      <Drop />
      <Loaded of={sources}>
        {(data) => (
          <ol class="touches">
            {[...data.sources].reverse().map((source) => (
              <Item key={source.id} source={source} onUndo={() => setUndoing(source)} />
            ))}
          </ol>
        )}
      </Loaded>
      {undoing && (
        <Confirm
          title={t("undoSourceTitle", { name: name(undoing) })}
          text={t("undoSourceText")}
          yes={t("undoSource")}
          no={t("cancel")}
          onYes={undo}
          onClose={() => setUndoing(null)}
        />
      )}
    </>
  );
}
