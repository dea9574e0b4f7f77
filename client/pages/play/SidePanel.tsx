import { type Signal, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useTexts } from "../../i18n/texts.ts";
import { isAlone } from "../../store/seats.ts";
import { LedgerTable } from "./LedgerTable.tsx";
import { usePlay } from "./PlayContext.ts";
import { QuestionsPanel } from "./Questions.tsx";

const tabs = ["standings", "ledger", "questions", "team"] as const;
/** Nobody answers, and no second laptop comes. */
const rehearsalTabs = ["standings", "ledger"] as const;
type Tab = (typeof tabs)[number];

/** Standings, ledger and the team's own matters, one at a time. */
export function SidePanel(props: {
  readonly standings: ComponentChildren;
  readonly team: ComponentChildren;
  readonly section: Signal<string>;
}) {
  const { play, questions } = useTexts();
  const { seat } = usePlay();
  const chosen = useSignal<Tab>("standings");
  const labels = { ...play, questions: questions.title };
  // Alone there are no others to stand among, and no second laptop.
  if (isAlone(seat)) {
    return (
      <section class="panel side-panel" id="side-panel" data-tab="ledger" aria-labelledby="ledger-title">
        <h2 id="ledger-title">{play.ledger}</h2>
        <div class="side-content">
          <LedgerTable />
        </div>
      </section>
    );
  }
  // On a narrow screen the bar below chooses between the standings and the rest.
  const tab = shownTab(props.section.value, chosen.value, seat.draft ? "ledger" : "team");
  return (
    <section class="panel side-panel" id="side-panel" data-tab={tab} aria-label={labels[tab]}>
      <div class="side-tabs" role="tablist">
        {(seat.draft ? rehearsalTabs : tabs).map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={tab === name}
            onClick={() => {
              chosen.value = name;
              if (props.section.value === "standings" && name !== "standings") props.section.value = "team";
              if (props.section.value === "team" && name === "standings") props.section.value = "standings";
            }}
          >
            {labels[name]}
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls what has the focus */}
      <div class="side-content" role="tabpanel" aria-label={labels[tab]} tabIndex={0}>
        {tab === "standings" && props.standings}
        {tab === "ledger" && <LedgerTable />}
        {tab === "questions" && <QuestionsPanel />}
        {tab === "team" && props.team}
      </div>
    </section>
  );
}

function shownTab(section: string, chosen: Tab, rest: Tab): Tab {
  if (section === "standings") return "standings";
  return section === "team" && chosen === "standings" ? rest : chosen;
}
