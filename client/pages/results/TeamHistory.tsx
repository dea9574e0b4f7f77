import { useCallback } from "preact/hooks";
import type { TeamHistory as History } from "../../../shared/api.ts";
import { earnedPoints } from "../../../shared/contest/earning.ts";
import { useTexts } from "../../i18n/texts.ts";
import { ledgerRows } from "../../store/purchases.ts";
import type { OwnSeat } from "../../store/seats.ts";
import { Statement } from "../../text/Statement.tsx";
import { useApp } from "../AppContext.ts";
import { AskAgain } from "../parts/AskAgain.tsx";
import { LedgerRows } from "../parts/LedgerRows.tsx";
import { ShownKey } from "../parts/ShownKey.tsx";
import { TableFrame } from "../parts/TableFrame.tsx";
import { TeamsInSentence } from "../parts/TeamNames.tsx";
import { useReply } from "../parts/useReply.ts";

/**
 * A team's own purchases with its answers, and its ledger; shown where this browser holds a seat of it. `boat`: null where it is
 * not known.
 */
export function TeamHistory(props: {
  readonly code: string;
  readonly seat: OwnSeat;
  readonly boat: number | null;
}) {
  const { code, seat, boat } = props;
  const { results: words, app, closing, cockpit } = useTexts();
  const { call } = useApp();
  const { seatToken } = seat;
  const history = useReply(
    useCallback(() => call("teamResults", { code, token: seatToken }), [call, code, seatToken]),
    { followed: true },
  );

  const shown = history.reply.value;
  if (!shown) {
    const { value: trouble } = history.trouble;
    return (
      <section class="panel stack no-print" aria-labelledby={`history-${seat.seatId}`}>
        <h2 id={`history-${seat.seatId}`}>
          <TeamsInSentence teams={[{ name: seat.teamName, boat }]} say={words.historyOf} />
        </h2>
        {trouble ? (
          <AskAgain trouble={trouble} onAgain={history.again} />
        ) : (
          <p class="muted">{app.loading}</p>
        )}
      </section>
    );
  }
  const purchases = Object.fromEntries(shown.purchases.map((purchase) => [purchase.id, purchase]));
  const cards = shown.purchases.map(({ cardId, category, pricePoints }) => ({
    id: cardId,
    category,
    pricePoints,
  }));
  return (
    <section class="panel stack" aria-labelledby={`history-${seat.seatId}`}>
      <h2 id={`history-${seat.seatId}`}>
        <TeamsInSentence teams={[{ name: shown.name, boat }]} say={words.historyOf} />
      </h2>
      {shown.purchases.length === 0 ? (
        <p>{words.noPurchases}</p>
      ) : (
        <PurchaseTable purchases={shown.purchases} keys={shown.keys} />
      )}
      {shown.extraTime.map(({ at, byMs, why }) => (
        <p key={at}>
          {closing.extraTime}: {cockpit.extraTime(byMs)} <bdi translate={false}>{why}</bdi>
        </p>
      ))}
      <h3>{words.ledger}</h3>
      <TableFrame label={words.ledger}>
        <LedgerRows rows={ledgerRows(shown.ledger, purchases)} cards={cards} />
      </TableFrame>
    </section>
  );
}

const verdictSigns = { accepted: "✓", wrong: "✗", annulled: "↩" } as const;

/** Letters; a number with spaces in it, such as 4 950, stays on one line. */
const longestUnbroken = 12;

function KeyShown({ shown }: { readonly shown: NonNullable<History["keys"]>[number] | undefined }) {
  return shown ? <ShownKey shown={shown} reader={shown.reader} lang="" /> : null;
}

function PurchaseTable({ purchases, keys }: Pick<History, "purchases" | "keys">) {
  const { results: words, play, purchaseStatuses, format } = useTexts();
  const columns = words.historyColumns;
  return (
    <TableFrame label={words.historyColumns.answers}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{columns.card}</th>
            <th scope="col">{columns.status}</th>
            <th scope="col">{columns.answers}</th>
            <th scope="col" class="number">
              {columns.paid}
            </th>
            <th scope="col" class="number">
              {columns.reward}
            </th>
          </tr>
        </thead>
        <tbody>
          {purchases.map((purchase) => (
            <tr key={purchase.id}>
              <td>
                <details>
                  <summary>{play.taskTab(purchase.category, purchase.pricePoints)}</summary>
                  <Statement source={purchase.statement} lang="" />
                  <KeyShown shown={keys?.[purchase.id]} />
                </details>
              </td>
              <td>{purchaseStatuses[purchase.status]}</td>
              <td>
                {purchase.submissions.map((submission, index) => (
                  <span
                    key={`${index + 1}`}
                    class="history-answer"
                    data-short={submission.answer.length <= longestUnbroken}
                  >
                    <span aria-hidden="true">{verdictSigns[submission.verdict]}</span>{" "}
                    <span translate={false}>{submission.answer}</span>
                    <span class="visually-hidden"> ({play.verdicts[submission.verdict]})</span>
                  </span>
                ))}
              </td>
              <td class="number" translate={false}>
                {format.integer(purchase.paidPoints)}
              </td>
              <td class="number" translate={false}>
                {format.integer(earnedPoints(purchase))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
