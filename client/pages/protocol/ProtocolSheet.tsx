import type { CardName, ContestProtocol } from "../../../shared/api.ts";
import { useTexts } from "../../i18n/texts.ts";
import { awardsOfResults } from "../../store/awards.ts";
import { Awards } from "../parts/Awards.tsx";
import { BoatName } from "../parts/BoatName.tsx";

const signatureLines = [1, 2, 3];

/** The protocol itself, as it is printed. CLO5 */
export function ProtocolSheet({ protocol }: { readonly protocol: ContestProtocol }) {
  const { closing: words, freezing, format } = useTexts();
  return (
    <>
      <header>
        <h1>
          {words.protocolTitle}: <span translate={false}>{protocol.title}</span>
        </h1>
        <p>
          {words.started(format.dateTime(protocol.startedAt))} ·{" "}
          {words.finished(format.dateTime(protocol.finishedAt))}
        </p>
        <p>
          <strong>{freezing[protocol.finality]}</strong>
        </p>
        {protocol.finalReason !== null && <p>{words.finalReason(protocol.finalReason)}</p>}
        {protocol.finalAgainst.length > 0 && (
          <p>
            {words.against}: {protocol.finalAgainst.map((code) => words.blockers[code]).join(" ")}
          </p>
        )}
      </header>
      <Places protocol={protocol} />
      <Awards awards={awardsOfResults(protocol)} />
      <Corrections protocol={protocol} />
      {protocol.extraTime.length > 0 && <ExtraTime protocol={protocol} />}
      <Appeals protocol={protocol} />
      <Signatures />
    </>
  );
}

function Places({ protocol: { standings, prizes } }: { readonly protocol: ContestProtocol }) {
  const { closing: words, format } = useTexts();
  const { columns } = words;
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col" class="number">
            {columns.place}
          </th>
          <th scope="col">{columns.team}</th>
          <th scope="col" class="number">
            {columns.points}
          </th>
          <th scope="col" class="number">
            {columns.solved}
          </th>
        </tr>
      </thead>
      <tbody>
        {standings.map(({ teamId, place, name, boat, balancePoints, solvedCount }) => (
          <tr key={teamId} data-prize={place <= prizes}>
            <td class="number" translate={false}>
              {place}
            </td>
            <th scope="row" translate={false}>
              <BoatName boat={boat}>{name}</BoatName>
            </th>
            <td class="number" translate={false}>
              {format.integer(balancePoints)}
            </td>
            <td class="number" translate={false}>
              {format.integer(solvedCount)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Corrections({ protocol }: { readonly protocol: ContestProtocol }) {
  const { corrections } = protocol;
  const { closing: words, repairs } = useTexts();
  const moment = useMoment(protocol);
  const cardWords = useCardWords();
  const { columns } = words;
  return (
    <section>
      <h2>{words.corrections}</h2>
      {corrections.length === 0 ? (
        <p>{words.noCorrections}</p>
      ) : (
        <table class="table">
          <thead>
            <tr>
              <th scope="col" class="number">
                {columns.number}
              </th>
              <th scope="col">{columns.time}</th>
              <th scope="col">{columns.what}</th>
              <th scope="col">{columns.card}</th>
              <th scope="col">{columns.team}</th>
              <th scope="col">{columns.reason}</th>
            </tr>
          </thead>
          <tbody>
            {corrections.map(({ number, at, type, card, team, why, undoneBy }) => (
              <tr key={number}>
                <td class="number" translate={false}>
                  {number}
                </td>
                <td translate={false}>{moment(at)}</td>
                <td>
                  {repairs.acts[type]}
                  {undoneBy !== null && ` (${words.undone(undoneBy)})`}
                </td>
                <td>{cardWords(card)}</td>
                <td translate={false}>{team}</td>
                <td translate={false}>{why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function ExtraTime({ protocol }: { readonly protocol: ContestProtocol }) {
  const { closing: words, cockpit } = useTexts();
  const moment = useMoment(protocol);
  const { columns } = words;
  return (
    <section>
      <h2>{words.extraTime}</h2>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{columns.time}</th>
            <th scope="col">{columns.team}</th>
            <th scope="col">{columns.what}</th>
            <th scope="col">{columns.reason}</th>
          </tr>
        </thead>
        <tbody>
          {protocol.extraTime.map(({ at, team, byMs, why }) => (
            <tr key={`${at} ${team}`}>
              <td translate={false}>{moment(at)}</td>
              <td translate={false}>{team}</td>
              <td>{cockpit.extraTime(byMs)}</td>
              <td translate={false}>{why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Appeals({ protocol }: { readonly protocol: ContestProtocol }) {
  const { appeals } = protocol;
  const { closing: words } = useTexts();
  const moment = useMoment(protocol);
  const cardWords = useCardWords();
  const { columns } = words;
  const outcome = (accepted: boolean | null) => {
    if (accepted === null) return words.appealOpen;
    return accepted ? words.appealAccepted : words.appealRejected;
  };
  return (
    <section>
      <h2>{words.appeals}</h2>
      {appeals.length === 0 ? (
        <p>{words.noCorrections}</p>
      ) : (
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{columns.time}</th>
              <th scope="col">{columns.team}</th>
              <th scope="col">{columns.card}</th>
              <th scope="col">{columns.answer}</th>
              <th scope="col">{columns.text}</th>
              <th scope="col">{columns.outcome}</th>
              <th scope="col">{columns.reason}</th>
            </tr>
          </thead>
          <tbody>
            {appeals.map(({ at, team, card, answer, text, accepted, why }) => (
              <tr key={`${at} ${team} ${answer}`}>
                <td translate={false}>{moment(at)}</td>
                <td translate={false}>{team}</td>
                <td>{cardWords(card)}</td>
                <td translate={false}>{answer}</td>
                <td translate={false}>{text}</td>
                <td>{outcome(accepted)}</td>
                <td translate={false}>{why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Signatures() {
  const { closing: words } = useTexts();
  return (
    <section class="signatures">
      <h2>{words.signatures}</h2>
      {signatureLines.map((line) => (
        <div key={line} class="signature">
          <span>{words.signatureName}</span>
          <span>{words.signature}</span>
        </div>
      ))}
    </section>
  );
}

/** What came on another day than the start has its day beside the time. CLO6 */
function useMoment({ startedAt }: Pick<ContestProtocol, "startedAt">): (at: number) => string {
  const { format } = useTexts();
  return (at) => format.moment(at, startedAt);
}

function useCardWords(): (card: CardName | null) => string {
  const { screen } = useTexts();
  return (card) => (card ? screen.card(card.category, card.pricePoints) : "");
}
