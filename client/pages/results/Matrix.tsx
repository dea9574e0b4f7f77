import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { MatrixCell, ResultsMatrix } from "../../../shared/api.ts";
import type { PurchaseStatus } from "../../../shared/contest/state.ts";
import { useTexts } from "../../i18n/texts.ts";
import { pathTo } from "../../store/router.ts";
import { useApp } from "../AppContext.ts";
import { BoatName } from "../parts/BoatName.tsx";
import { saveTable } from "../parts/saveFile.ts";
import { TableFrame } from "../parts/TableFrame.tsx";

/** Every team by every card, for the contest's owner; others are shown the way to sign in. */
export function Matrix({ code }: { readonly code: string }) {
  const { results: words } = useTexts();
  const { session } = useApp();
  const matrix = useSignal<ResultsMatrix | null>(null);

  useEffect(() => {
    void session.call("matrix", { code }).then((answer) => {
      if (answer.ok) matrix.value = answer.reply;
    });
  }, [session, code, matrix]);

  async function download(): Promise<void> {
    const answer = await session.call("matrixCsv", { code });
    if (answer.ok) saveTable(`regatta-${code}.csv`, answer.reply);
  }

  if (!matrix.value) {
    return session.state.value.type === "signed_out" ? (
      <p class="no-print">
        <a href={pathTo.console(code)}>{words.signIn}</a>
      </p>
    ) : null;
  }
  return (
    <section class="panel stack" aria-labelledby="matrix">
      <div class="row">
        <h2 id="matrix">{words.matrix}</h2>
        <button type="button" class="button" data-size="small" onClick={() => void download()}>
          {words.download}
        </button>
      </div>
      <p class="muted">{words.matrixHint}</p>
      <MatrixTable matrix={matrix.value} />
    </section>
  );
}

function MatrixTable({ matrix }: { readonly matrix: ResultsMatrix }) {
  const { results: words, format } = useTexts();
  return (
    <TableFrame label={words.matrix}>
      <table class="table matrix">
        <thead>
          <tr>
            <th scope="col" class="number">
              {words.columns.place}
            </th>
            <th scope="col">{words.columns.team}</th>
            <th scope="col" class="number">
              {words.columns.balance}
            </th>
            {matrix.cards.map((card) => (
              <th key={card.id} scope="col" class="matrix-card">
                <span>{card.category}</span> {card.pricePoints}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((row) => (
            <tr key={row.teamId}>
              <td class="number" translate={false}>
                {row.place}
              </td>
              <th scope="row" class="team-name" translate={false}>
                <BoatName boat={row.boat}>{row.name}</BoatName>
              </th>
              <td class="number" translate={false}>
                {format.integer(row.balancePoints)}
              </td>
              {row.cells.map((cell, index) => (
                <Cell key={`${index + 1}`} cell={cell} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

const signs: Readonly<Record<PurchaseStatus, string>> = {
  active: "•",
  solved: "✓",
  failed: "✗",
  expired: "…",
  withdrawn: "↩",
};

function Cell({ cell }: { readonly cell: MatrixCell | null }) {
  const { results: words, purchaseStatuses } = useTexts();
  if (!cell) {
    return (
      <td class="matrix-cell">
        <span class="visually-hidden">{words.matrixNotBought}</span>
      </td>
    );
  }
  return (
    <td class="matrix-cell" data-status={cell.status}>
      <span aria-hidden="true">
        {signs[cell.status]}
        {cell.attempts > 0 ? cell.attempts : ""}
      </span>
      <span class="visually-hidden">{words.matrixCell(purchaseStatuses[cell.status], cell.attempts)}</span>
    </td>
  );
}
