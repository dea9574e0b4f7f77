import type { PublicView } from "../../../shared/contest/view.ts";
import { type Texts, useTexts } from "../../i18n/texts.ts";
import { namedAwards } from "../../store/awards.ts";
import { hasNobodyPoints, isOneFleet, pointsOf } from "./composition.ts";
import { type Finale, podiumIn } from "./finale.ts";
import type { PodiumStep } from "./podium.ts";

const namesSaid = 6;

/** Below the title: what is being told. */
export function captionOf(finale: Finale, view: PublicView, { screen, closing, staging }: Texts): string {
  switch (finale.act) {
    case "still":
    case "waiting":
      return "";
    case "revealing":
      return screen.finished;
    case "podium":
      return placeOf(finale.steps[0], view, staging);
    case "awards":
      return finale.pages > 1
        ? `${closing.awardsTitle} ${screen.page(finale.page + 1, finale.pages)}`
        : closing.awardsTitle;
    case "all": {
      const podium = podiumIn(view);
      return podium.length > 0 && hasNobodyPoints(podium) ? staging.nobodyHasPoints : screen.finished;
    }
  }
}

/** What was just told, once, for who listens: never before it is seen. STG3 STG4 */
export function FinaleStatus({ finale, view }: { readonly finale: Finale; readonly view: PublicView }) {
  const texts = useTexts();
  return (
    <p class="visually-hidden" role="status">
      {sentenceOf(finale, view, texts)}
    </p>
  );
}

function sentenceOf(finale: Finale, view: PublicView, texts: Texts): string {
  const { closing, screen, staging, format } = texts;
  if (finale.act === "podium") {
    const [step] = finale.steps;
    const names = step?.teams.map(({ name }) => name) ?? [];
    const said = names.length > namesSaid + 1 ? names.slice(0, namesSaid) : names;
    const others = names.length > said.length ? [screen.andMore(names.length - said.length)] : [];
    return staging.told(placeOf(step, view, staging), format.list([...said, ...others]), pointsOf(step));
  }
  if (finale.act === "all") return Object.keys(view.teams).length > 0 ? staging.allShown : screen.nobody;
  if (finale.act === "revealing") return revealedSentence(view, texts);
  if (finale.act !== "awards") return "";
  const awards = namedAwards(view, finale.awards.slice(-finale.newest));
  const sentences = awards.map(({ kind, text, card, teams }) => {
    const title = kind === "own" ? text : closing.awards[kind];
    const what = card ? closing.awardOf(title, screen.card(card.category, card.pricePoints)) : title;
    return `${what}: ${format.list(teams.map(({ name }) => name))}`;
  });
  return `${closing.awardsTitle}. ${sentences.join(". ")}`;
}

/** Whose result was revealed last, where no step of the podium tells it. */
function revealedSentence({ freeze, teams }: PublicView, { staging }: Texts): string {
  const last = freeze?.revealed.at(-1);
  const team = last ? teams[last.teamId] : undefined;
  if (!last || !team) return "";
  return staging.told(staging.place(last.place, 1), team.name, team.balancePoints);
}

function placeOf(step: PodiumStep | undefined, view: PublicView, staging: Texts["staging"]): string {
  if (!step) return "";
  if (step.place === 1 && hasNobodyPoints([step])) return staging.nobodyHasPoints;
  return isOneFleet(view, podiumIn(view))
    ? staging.everyone(step.teams.length)
    : staging.place(step.place, step.teams.length);
}
