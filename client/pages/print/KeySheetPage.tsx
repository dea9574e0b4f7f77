import type { Checker } from "../../../shared/contest/checkers/checker.ts";
import { readerOf } from "../../../shared/contest/checkers/checker.ts";
import { keyView } from "../../../shared/contest/keyView.ts";
import { useTexts } from "../../i18n/texts.ts";
import { shelvesOfCards } from "../../store/studio/cardsFrom.ts";
import { onBoard, type StudioCard, type StudioContent } from "../../store/studio/content.ts";
import { Statement } from "../../text/Statement.tsx";
import { KeyOf, useHowJudged } from "../parts/JudgedBy.tsx";
import { PrintPage } from "./PrintPage.tsx";

/** All keys and solutions, a table for each category. FIL22 */
export function KeySheetPage({ code }: { readonly code: string }) {
  const { exports: words } = useTexts();
  return <PrintPage code={code} title={words.keySheet} sheet={(content) => <KeySheet content={content} />} />;
}

function KeySheet({ content }: { readonly content: StudioContent }) {
  const { exports: words } = useTexts();
  const cards = onBoard(content);
  const shelves = shelvesOfCards({ ...content, cards: new Map(cards.map((card) => [card.id, card])) });
  return (
    <div class="key-sheet">
      <h1>
        {words.keySheet}: <span translate={false}>{content.title}</span>
      </h1>
      <p>
        <strong>{words.keysWarning}</strong>
      </p>
      {shelves.length === 0 && <p>{words.nothingToPrint}</p>}
      {shelves.map(({ category, cards: shelf }) => (
        <section key={category}>
          <h2 translate={false}>{category || words.noCategory}</h2>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{words.columns.place}</th>
                <th scope="col" class="number">
                  {words.columns.price}
                </th>
                <th scope="col">{words.columns.task}</th>
                <th scope="col">{words.columns.key}</th>
                <th scope="col">{words.columns.solution}</th>
              </tr>
            </thead>
            <tbody>
              {shelf.map((card) => (
                <KeyRow key={card.id} card={card} lang={content.language} />
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </div>
  );
}

function KeyRow({ card, lang }: { readonly card: StudioCard; readonly lang: string }) {
  const { exports: words, studio, format } = useTexts();
  const { pricePoints, statement, solution, checker } = card.writing;
  return (
    <tr>
      <td>{card.place && words.placeOf(card.place.row, card.place.column)}</td>
      <td class="number" translate={false}>
        {pricePoints === null ? "?" : format.integer(pricePoints)}
      </td>
      <td>{statement.trim() === "" ? studio.noStatement : <Statement source={statement} lang={lang} />}</td>
      <td>{checker ? <Key checker={checker} lang={lang} /> : words.noKey}</td>
      <td>{solution.trim() !== "" && <Statement source={solution} lang={lang} />}</td>
    </tr>
  );
}

function Key({ checker, lang }: { readonly checker: Checker; readonly lang: string }) {
  const reader = readerOf(checker);
  const key = keyView(checker);
  const how = useHowJudged(reader, key);
  return (
    <>
      <KeyOf reader={reader} answerKey={key} lang={lang} />
      <p class="key-how">{how}</p>
    </>
  );
}
