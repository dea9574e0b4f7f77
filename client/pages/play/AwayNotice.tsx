import { findCard } from "../../../shared/contest/cards.ts";
import { type Texts, useTexts } from "../../i18n/texts.ts";
import type { AwayNews } from "../../store/away.ts";
import { DismissButton } from "../parts/DismissButton.tsx";
import { usePlay, useViews } from "./PlayContext.ts";
import "./awayNotice.css";

const shownAtMost = 7;

/** After a longer absence: what happened meanwhile, until it is read. */
export function AwayNotice() {
  const texts = useTexts();
  const { away } = usePlay();
  const report = away.report.value;
  const { play } = texts;
  return (
    <div role="status">
      {report && (
        <section class="away" aria-labelledby="away-title">
          <h2 id="away-title">{play.away.title(report.awayForMs)}</h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by the keyboard */}
          <ul tabIndex={0}>
            {report.news.slice(0, shownAtMost).map((news) => (
              <NewsLine key={JSON.stringify(news)} news={news} />
            ))}
            {report.news.length > shownAtMost && <li>{play.away.more(report.news.length - shownAtMost)}</li>}
          </ul>
          <DismissButton onDismiss={() => away.dismiss()}>{play.away.dismiss}</DismissButton>
        </section>
      )}
    </div>
  );
}

function NewsLine({ news }: { readonly news: AwayNews }) {
  const texts = useTexts();
  const { contest } = useViews();
  const nameOf = (cardId: number) => {
    const card = findCard(contest.board.cards, cardId);
    return card ? texts.play.taskTab(card.category, card.pricePoints) : `${cardId}`;
  };
  return <li>{sentenceOf(texts, news, nameOf)}</li>;
}

function sentenceOf({ play, phases }: Texts, news: AwayNews, nameOf: (cardId: number) => string): string {
  const words = play.away;
  switch (news.type) {
    case "phase":
      return words.phase(phases[news.phase]);
    case "bought":
      return words.bought(nameOf(news.cardId));
    case "solved":
      return words.solved(nameOf(news.cardId), news.rewardPoints);
    case "closed":
      return words[news.status](nameOf(news.cardId));
    case "balance":
      return words.balance(news.from, news.to);
    case "place":
      return news.to < news.from ? words.rose(news.from, news.to) : words.fell(news.from, news.to);
  }
}
