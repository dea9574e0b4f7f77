import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ContestSummary } from "../../../shared/api.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { Trouble } from "../../net/http.ts";
import { pathTo } from "../../store/router.ts";
import { useApp } from "../AppContext.ts";
import { Notice } from "../parts/Notice.tsx";
import { saveFile } from "../parts/saveFile.ts";
import { NewContestForm } from "./NewContestForm.tsx";

export function ContestList() {
  const texts = useTexts();
  const words = texts.console;
  const { session } = useApp();
  const contests = useSignal<readonly ContestSummary[] | null>(null);
  const trouble = useSignal<Trouble | null>(null);

  useEffect(() => {
    let gone = false;
    void session.call("listContests", {}).then((answer) => {
      if (gone) return;
      if (answer.ok) contests.value = answer.reply.contests;
      else trouble.value = answer.problem;
    });
    return () => {
      gone = true;
    };
  }, [session, contests, trouble]);

  return (
    <div class="contest-list">
      <section class="panel stack" aria-labelledby="contests">
        <h1 id="contests">{words.contests}</h1>
        {trouble.value && <Notice tone="bad">{refusalSentence(texts, trouble.value)}</Notice>}
        {contests.value === null && !trouble.value && <p class="muted">{texts.app.loading}</p>}
        {contests.value?.length === 0 && <p>{words.noContests}</p>}
        {contests.value && contests.value.length > 0 && <ContestTable contests={contests.value} />}
      </section>
      <NewContestForm />
    </div>
  );
}

function ContestTable({ contests }: { readonly contests: readonly ContestSummary[] }) {
  const texts = useTexts();
  const { columns } = texts.console;
  return (
    <div class="table-frame">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{columns.title}</th>
            <th scope="col">{columns.code}</th>
            <th scope="col">{columns.phase}</th>
            <th scope="col">{columns.created}</th>
            <th scope="col">{columns.file}</th>
          </tr>
        </thead>
        <tbody>
          {contests.map((contest) => (
            <tr key={contest.roomCode}>
              <th scope="row">
                <a href={pathTo.console(contest.roomCode)}>{contest.title}</a>
              </th>
              <td class="code" translate={false}>
                {contest.roomCode}
              </td>
              <td>
                {contest.broken ? <BrokenContest code={contest.roomCode} /> : texts.phases[contest.phase]}
              </td>
              <td class="numbers">{texts.format.dateTime(contest.createdAt)}</td>
              <td>{!contest.broken && <ContestFile code={contest.roomCode} title={contest.title} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Its content as a document, to keep or to make another contest of. FIL6 */
function ContestFile({ code, title }: { readonly code: string; readonly title: string }) {
  const texts = useTexts();
  const { session } = useApp();
  const trouble = useSignal<Trouble | null>(null);

  async function download(): Promise<void> {
    const answer = await session.call("contestDocument", { code });
    trouble.value = answer.ok ? null : answer.problem;
    if (!answer.ok) return;
    saveFile(`regatta-${code}.json`, "application/json", `${JSON.stringify(answer.reply, null, 2)}\n`);
  }

  return (
    <>
      <button
        type="button"
        class="button"
        data-size="small"
        aria-label={`${texts.console.downloadContest}: ${title}`}
        onClick={() => void download()}
      >
        {texts.console.downloadContest}
      </button>
      {trouble.value && <Notice tone="bad">{refusalSentence(texts, trouble.value)}</Notice>}
    </>
  );
}

/** It cannot be opened at the moment: what it holds can be had all the same. RUN12 */
function BrokenContest({ code }: { readonly code: string }) {
  const texts = useTexts();
  const { session } = useApp();
  const trouble = useSignal<Trouble | null>(null);

  async function download(): Promise<void> {
    const answer = await session.call("journal", { code });
    trouble.value = answer.ok ? null : answer.problem;
    if (answer.ok) saveFile(`regatta-${code}.jsonl`, "application/x-ndjson", answer.reply);
  }

  return (
    <>
      <strong>{texts.console.broken}</strong>{" "}
      <button type="button" class="button" data-size="small" onClick={() => void download()}>
        {texts.console.downloadJournal}
      </button>
      {trouble.value && <Notice tone="bad">{refusalSentence(texts, trouble.value)}</Notice>}
    </>
  );
}
