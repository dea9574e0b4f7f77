import { useCallback, useEffect } from "preact/hooks";
import type { MatrixCell, ResultsMatrix } from "../../../shared/api.ts";
import type { PurchaseStatus } from "../../../shared/contest/state.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { Trouble } from "../../net/http.ts";
import { pathTo } from "../../store/router.ts";
import { useApp } from "../AppContext.ts";
import { AskAgain } from "../parts/AskAgain.tsx";
import { BoatName } from "../parts/BoatName.tsx";
import { DownloadButton } from "../parts/DownloadButton.tsx";
import { saveSpreadsheet, saveTable } from "../parts/saveFile.ts";
import { TableFrame } from "../parts/TableFrame.tsx";
import { TroubleNotice } from "../parts/TroubleNotice.tsx";
import { useDownloads } from "../parts/useDownload.ts";
import { useReply } from "../parts/useReply.ts";

/** Every team by every card, for the contest's owner, also as a file (FIL24); others are shown the way to sign in. */
export function Matrix({ code }: { readonly code: string }) {
  const { results: words } = useTexts();
  const { session } = useApp();
  useEffect(() => {
    void session.restore();
  }, [session]);
  const state = session.state.value;
  switch (state.type) {
    case "unknown":
      return null;
    case "not_reached":
      return <NoMatrix trouble={state.trouble} onAgain={() => void session.restore()} />;
    case "signed_out":
      return (
        <p class="no-print">
          <a href={pathTo.console(code)}>{words.signIn}</a>
        </p>
      );
    case "signed_in":
      return <OwnMatrix key={state.login} code={code} />;
  }
}

function OwnMatrix({ code }: { readonly code: string }) {
  const { results: words } = useTexts();
  const { session, preferences } = useApp();
  const { reply, trouble, again } = useReply(
    useCallback(() => session.call("matrix", { code }), [session, code]),
    { followed: true },
  );
  const files = useDownloads();
  const sheet = files.fileOf(
    () => session.call("matrixXlsx", { code, language: preferences.language.value }),
    (bytes) => saveSpreadsheet(`regatta-${code}.xlsx`, bytes),
  );
  const file = files.fileOf(
    () => session.call("matrixCsv", { code }),
    (table) => saveTable(`regatta-${code}.csv`, table),
  );

  // Another organizer's contest has none for this one.
  if (trouble.value?.code === "forbidden") return null;
  if (trouble.value) return <NoMatrix trouble={trouble.value} onAgain={again} />;
  if (!reply.value) return null;
  return (
    <section class="panel stack" aria-labelledby="matrix">
      <div class="row">
        <h2 id="matrix">{words.matrix}</h2>
        <DownloadButton file={sheet}>{words.downloadSheet}</DownloadButton>
        <DownloadButton file={file}>{words.download}</DownloadButton>
      </div>
      <TroubleNotice trouble={files.trouble} />
      <p class="muted">{words.matrixHint}</p>
      <MatrixTable matrix={reply.value} />
    </section>
  );
}

function NoMatrix(props: { readonly trouble: Trouble; readonly onAgain: () => void }) {
  const { results: words } = useTexts();
  return (
    <section class="panel stack no-print" aria-labelledby="matrix">
      <h2 id="matrix">{words.matrix}</h2>
      <AskAgain trouble={props.trouble} onAgain={props.onAgain} />
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
