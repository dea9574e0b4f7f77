import type { PublicCard } from "../../../shared/contest/view.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { LedgerRow } from "../../store/purchases.ts";

/** A ledger with its reasons; `cards` in board order name the cards. */
export function LedgerRows(props: {
  readonly rows: readonly LedgerRow[];
  readonly cards: readonly Pick<PublicCard, "id" | "category" | "pricePoints">[];
}) {
  const { play, format, ledgerReasons } = useTexts();
  const words = play.ledgerColumns;
  const cardName = (cardId: number | null) => {
    const card = props.cards.find((candidate) => candidate.id === cardId);
    return card ? `: ${play.taskTab(card.category, card.pricePoints)}` : "";
  };
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{words.time}</th>
          <th scope="col">{words.reason}</th>
          <th scope="col" class="number">
            {words.change}
          </th>
          <th scope="col" class="number">
            {words.balance}
          </th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={row.number}>
            <td class="numbers muted" translate={false}>
              {format.timeOfDay(row.at)}
            </td>
            <td>
              {ledgerReasons[row.reason]}
              {cardName(row.cardId)}
            </td>
            <td class="number" translate={false}>
              {format.signed(row.deltaPoints)}
            </td>
            <td class="number" translate={false}>
              {format.integer(row.balancePoints)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
