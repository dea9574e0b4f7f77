import type { ProcessTells, ProcessView } from "../../../shared/service.ts";
import { useTexts } from "../../i18n/texts.ts";
import { TableFrame } from "../parts/TableFrame.tsx";

const bytesInMiB = 1024 * 1024;

/** The processes of the service; for whoever looks after it. */
export function ProcessTable({ processes }: { readonly processes: readonly ProcessView[] }) {
  const { service: words } = useTexts();
  const { processColumns: columns } = words;
  return (
    <section class="panel stack" aria-labelledby="service-processes">
      <h2 id="service-processes">{words.processes}</h2>
      <TableFrame label={words.processes}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{columns.process}</th>
              <th scope="col">{columns.state}</th>
              <th scope="col" class="number">
                {columns.contests}
              </th>
              <th scope="col" class="number">
                {columns.memory}
              </th>
              <th scope="col" class="number">
                {columns.loopDelay}
              </th>
              <th scope="col" class="number">
                {columns.commit}
              </th>
              <th scope="col">{columns.database}</th>
              <th scope="col">{columns.redis}</th>
              <th scope="col">{columns.since}</th>
            </tr>
          </thead>
          <tbody>
            {processes.map((process) => (
              <ProcessRow key={process.slot ?? 0} process={process} />
            ))}
          </tbody>
        </table>
      </TableFrame>
    </section>
  );
}

function ProcessRow({ process }: { readonly process: ProcessView }) {
  const { service: words, format } = useTexts();
  const { slot, tells, isGone } = process;
  return (
    <tr>
      <th scope="row" class="team-name">
        {slot === null ? words.onlyProcess : words.processOf(format.integer(slot))}
      </th>
      <td>{stateOf(process, words, format)}</td>
      {tells ? (
        <Figures tells={tells} />
      ) : (
        <td colSpan={7}>{isGone ? words.contestsElsewhere : words.silent}</td>
      )}
    </tr>
  );
}

function Figures({ tells }: { readonly tells: ProcessTells }) {
  const { service: words, format } = useTexts();
  const { contests, broken, memoryBytes, loopDelayMs, commitMs, database, redis, startedAt } = tells;
  return (
    <>
      <td class="number">
        {format.integer(contests)}
        {broken > 0 && <strong> · {words.brokenCount(broken)}</strong>}
      </td>
      <td class="number">{words.mebibytes(format.integer(memoryBytes / bytesInMiB))}</td>
      <td class="number">{loopDelayMs === null ? "–" : words.ms(format.integer(loopDelayMs))}</td>
      <td class="number">{commitMs === null ? "–" : words.ms(format.integer(commitMs))}</td>
      <td>{words.answers[database ? "yes" : "no"]}</td>
      <td>{redis === null ? words.answers.none : words.answers[redis ? "yes" : "no"]}</td>
      <td translate={false}>{format.dateTime(startedAt)}</td>
    </>
  );
}

/** A process renews itself each second. */
const unseenSoonMs = 3_000;

function stateOf(
  { draining, unseenMs, isGone, isStarting }: ProcessView,
  words: ReturnType<typeof useTexts>["service"],
  format: ReturnType<typeof useTexts>["format"],
): string {
  if (isGone) return words.gone(format.span(unseenMs ?? 0));
  if (unseenMs !== null && unseenMs > unseenSoonMs) return words.unseen(format.integer(unseenMs / 1000));
  if (draining) return words.draining;
  return isStarting ? words.starting : words.working;
}
