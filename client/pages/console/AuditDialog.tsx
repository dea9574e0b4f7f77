import { useSignal } from "@preact/signals";
import { useCallback } from "preact/hooks";
import type { AuditEntry } from "../../../shared/audit/auditEntry.ts";
import { auditPhrase, auditText } from "../../../shared/audit/auditWords.ts";
import { useTexts } from "../../i18n/texts.ts";
import { useApp } from "../AppContext.ts";
import { AskAgain } from "../parts/AskAgain.tsx";
import { Dotted } from "../parts/Dotted.tsx";
import { DownloadButton } from "../parts/DownloadButton.tsx";
import { saveSpreadsheet, saveTable } from "../parts/saveFile.ts";
import { TableFrame } from "../parts/TableFrame.tsx";
import { TeamInWords } from "../parts/TeamNames.tsx";
import { TroubleNotice } from "../parts/TroubleNotice.tsx";
import { useDownloads } from "../parts/useDownload.ts";
import { useReply } from "../parts/useReply.ts";
import { ModeratorNameForm } from "./ModeratorName.tsx";
import { useRoomViews } from "./RoomContext.ts";
import { RoomDialog } from "./RoomDialog.tsx";
import { useRoomTeams } from "./RoomTeam.tsx";

/** Every act of moderators: who, when, what and why; by kind and person, and as a file. AUD1 AUD2 AUD4 */
export function AuditDialog({ onClose }: { readonly onClose: () => void }) {
  const texts = useTexts();
  const words = texts.audit;
  const { session, preferences } = useApp();
  const { contest } = useRoomViews();
  const code = contest.roomCode;
  const { reply, trouble, again } = useReply(
    useCallback(() => session.call("audit", { code }), [session, code]),
  );
  const files = useDownloads();
  const sheet = files.fileOf(
    () => session.call("auditXlsx", { code, language: preferences.language.value }),
    (bytes) => saveSpreadsheet(`regatta-${code}-audit.xlsx`, bytes),
  );
  const file = files.fileOf(
    () => session.call("auditCsv", { code }),
    (table) => saveTable(`regatta-${code}-audit.csv`, table),
  );
  const kind = useSignal("");
  const person = useSignal("");

  const entries = reply.value?.entries ?? [];
  const phrase = (entry: AuditEntry) => auditPhrase(words.words, entry);
  const who = ({ name, signIn }: AuditEntry) =>
    [name ?? words.nobodySaid, ...(signIn === null ? [] : [words.signIn(signIn.slice(-4))])].join(", ");
  const shown = entries.filter(
    (entry) =>
      (kind.value === "" || phrase(entry) === kind.value) &&
      (person.value === "" || who(entry) === person.value),
  );
  return (
    <RoomDialog title={words.title} width="wide" onClose={onClose}>
      <div class="stack audit">
        <p>{words.lead}</p>
        <ModeratorNameForm />
        <div class="row">
          <Choice label={words.kind} all={words.everything} of={entries.map(phrase)} chosen={kind} />
          <Choice label={words.person} all={words.everybody} of={entries.map(who)} chosen={person} />
          <DownloadButton file={sheet}>{words.downloadSheet}</DownloadButton>
          <DownloadButton file={file}>{words.download}</DownloadButton>
          <span role="status" class="muted" translate={false}>
            {words.shown(shown.length, entries.length)}
          </span>
        </div>
        <TroubleNotice trouble={files.trouble} />
        {trouble.value && <AskAgain trouble={trouble.value} onAgain={again} />}
        {!reply.value && !trouble.value && <p class="muted">{texts.app.loading}</p>}
        {reply.value && shown.length === 0 && <p class="muted">{words.none}</p>}
        {reply.value?.more && <p class="muted">{words.words.older}</p>}
        {shown.length > 0 && <AuditTable entries={shown} phrase={phrase} who={who} />}
        <div class="actions">
          <button type="button" class="button" onClick={onClose}>
            {texts.app.close}
          </button>
        </div>
      </div>
    </RoomDialog>
  );
}

function Choice(props: {
  readonly label: string;
  readonly all: string;
  readonly of: readonly string[];
  readonly chosen: { value: string };
}) {
  const { format } = useTexts();
  return (
    <label class="field">
      {props.label}
      <select
        class="input"
        value={props.chosen.value}
        onChange={(event) => {
          props.chosen.value = event.currentTarget.value;
        }}
      >
        <option value="">{props.all}</option>
        {[...new Set(props.of)].sort(format.compare).map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    </label>
  );
}

function AuditTable(props: {
  readonly entries: readonly AuditEntry[];
  readonly phrase: (entry: AuditEntry) => string;
  readonly who: (entry: AuditEntry) => string;
}) {
  const { audit: words, screen, format } = useTexts();
  const { contest } = useRoomViews();
  const named = useRoomTeams();
  const { columns } = words.words;
  const nameOf = (teamId: string) => named(teamId).name;
  const details = (entry: AuditEntry) => {
    const { teamId, cardId, points } = entry;
    const text = auditText(words.words, entry, nameOf);
    const card = contest.board.cards.find(({ id }) => id === cardId);
    return [
      ...(card ? [screen.card(card.category, card.pricePoints)] : []),
      ...(teamId === null ? [] : [<TeamInWords key="team" {...named(teamId)} />]),
      ...(text === null ? [] : [text]),
      ...(points === null ? [] : [format.signed(points)]),
    ];
  };
  return (
    <TableFrame label={words.title}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{words.time}</th>
            <th scope="col">{columns.who}</th>
            <th scope="col">{columns.what}</th>
            <th scope="col">{columns.text}</th>
            <th scope="col">{columns.reason}</th>
          </tr>
        </thead>
        <tbody>
          {props.entries.map((entry) => (
            <tr key={entry.seq}>
              <td class="numbers" translate={false}>
                {format.dateTime(entry.at)}
              </td>
              <td translate={false}>{props.who(entry)}</td>
              <td>{props.phrase(entry)}</td>
              <td translate={false}>
                <Dotted parts={details(entry)} />
              </td>
              <td>{entry.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
