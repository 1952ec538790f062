// What changed in the last month, each a reason to write.
import { useResource } from "../api/resource";
import type { Contact } from "../api/types";
import { Loaded } from "../components/Message";
import { count, day, t } from "../i18n";

const KINDS = ["gained", "revived", "job", "joined", "cooled", "soured", "left", "name", "email"] as const;

interface Kind {
  count: number;
  contacts: { contact: Contact; fact: string; reason: string }[];
}

type Answer = { from: string; to: string } & Record<(typeof KINDS)[number], Kind>;

export function Changes() {
  const changes = useResource<Answer>("/changes", { limit: 10 });
  return (
    <Loaded of={changes}>
      {(data) => (
        <>
          <h1>{t("changesTitle", { day: day(data.from) })}</h1>
          <div class="cards">
            {KINDS.filter((kind) => data[kind].count > 0).map((kind) => (
              <section key={kind}>
                <h2>{t(`change_${kind}`)} <span class="quiet">{count(data[kind].count)}</span></h2>
                <ul class="plain">
                  {data[kind].contacts.map((one) => (
                    <li key={one.contact.id}>
                      <a href={`/contacts/${one.contact.id}`}>{one.contact.name}</a>{" "}
                      <span class="quiet">{one.fact}; {one.reason}</span>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </div>
        </>
      )}
    </Loaded>
  );
}
