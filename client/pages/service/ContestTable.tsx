import type { ServiceContest } from "../../../shared/service.ts";
import { useTexts } from "../../i18n/texts.ts";
import { pathTo } from "../../store/router.ts";
import { TableFrame } from "../parts/TableFrame.tsx";

/** The live contests, and those that are broken first. */
export function ContestTable({ contests }: { readonly contests: readonly ServiceContest[] }) {
  const { service: words } = useTexts();
  const { columns } = words;
  const brokenFirst = contests.toSorted((a, b) => a.state.type.localeCompare(b.state.type));
  return (
    <section class="panel stack" aria-labelledby="service-contests">
      <h2 id="service-contests">{words.contests}</h2>
      {contests.length === 0 && <p>{words.noContests}</p>}
      {contests.length > 0 && (
        <TableFrame label={words.contests}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{columns.title}</th>
                <th scope="col">{columns.owner}</th>
                <th scope="col">{columns.state}</th>
                <th scope="col" class="number">
                  {columns.clients}
                </th>
                <th scope="col">{columns.since}</th>
                <th scope="col" class="number">
                  {columns.process}
                </th>
              </tr>
            </thead>
            <tbody>
              {brokenFirst.map((contest, index) => (
                <ContestRow key={`${contest.roomCode ?? index} ${contest.slot}`} contest={contest} />
              ))}
            </tbody>
          </table>
        </TableFrame>
      )}
    </section>
  );
}

function ContestRow({ contest }: { readonly contest: ServiceContest }) {
  const { phases, service: words, format } = useTexts();
  const { roomCode, title, ownerLogin, slot, state } = contest;
  const isLive = state.type === "live";
  return (
    <tr>
      <th scope="row" class="team-name" translate={false}>
        {roomCode === null ? title : <a href={pathTo.console(roomCode)}>{title}</a>}
      </th>
      <td translate={false}>{ownerLogin}</td>
      <td>
        {isLive ? phases[state.phase] : words.broken(state.reason, state.seq)}
        {isLive && !state.saving && <strong> · {words.notSaved}</strong>}
        {!isLive && (
          <span class="muted">
            {" "}
            · {state.retryAt === null ? words.noRetry : words.retryAt(format.timeOfDay(state.retryAt))}
          </span>
        )}
      </td>
      <td class="number" translate={false}>
        {isLive && state.clients !== null ? format.integer(state.clients) : "–"}
      </td>
      <td translate={false}>{isLive ? format.dateTime(state.openedAt) : "–"}</td>
      <td class="number" translate={false}>
        {slot ?? "–"}
      </td>
    </tr>
  );
}
