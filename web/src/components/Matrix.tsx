// Qualified × relation: the centre of the overview. Each number opens its list.
import { RELATIONS, type Status } from "../api/types";
import { count, t } from "../i18n";

const ROWS = ["qualified", "not_qualified"] as const;

export function Matrix({ status }: { status: Status }) {
  const most = Math.max(1, ...ROWS.flatMap((row) => RELATIONS.map((relation) => status.matrix[row][relation])));
  return (
    <table class="matrix">
      <thead>
        <tr>
          <td />
          {RELATIONS.map((relation) => (
            <th scope="col" key={relation}>
              <span class={`mark is-${relation}`}>{t(relation)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ROWS.map((row) => (
          <tr key={row}>
            <th scope="row">{t(row === "qualified" ? "qualified" : "notQualified")}</th>
            {RELATIONS.map((relation) => {
              const n = status.matrix[row][relation];
              const query = `${row === "qualified" ? "" : "-"}is:qualified relation:${relation}`;
              return (
                <td key={relation} class={row === "qualified" && relation === "good" ? "cell is-best" : "cell"}>
                  <a href={`/contacts?query=${encodeURIComponent(query)}`}>
                    <span class="figure">{count(n)}</span>
                    <progress max={most} value={n} aria-hidden="true" />
                  </a>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
