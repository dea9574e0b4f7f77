import { useTexts } from "../../i18n/texts.ts";
import { spokenAddress } from "../../store/joinOrigins.ts";
import { pathTo } from "../../store/router.ts";
import { useApp } from "../AppContext.ts";
import { useJoinOrigins } from "../parts/useJoinOrigins.ts";
import { useRoomViews } from "./RoomContext.ts";

/** Where the pupils go, to be read aloud or written on the blackboard, and which of it the big screen shows. */
export function AddressPanel() {
  const words = useTexts().console;
  const origins = useJoinOrigins(true);
  if (origins === null) return null;
  return (
    <section class="panel stack" aria-labelledby="addresses">
      <h2 id="addresses">{words.addresses}</h2>
      <p class="muted">{hint(origins.length, words)}</p>
      <ul class="stack">
        {origins.map((origin, index) => (
          <Address key={origin} origin={origin} isShown={index === 0} mayChoose={origins.length > 1} />
        ))}
      </ul>
    </section>
  );
}

function Address({
  origin,
  isShown,
  mayChoose,
}: {
  readonly origin: string;
  readonly isShown: boolean;
  readonly mayChoose: boolean;
}) {
  const words = useTexts().console;
  const { joinAddress } = useApp();
  const { roomCode } = useRoomViews().contest;
  const address = spokenAddress(origin);
  return (
    <li class="address-row">
      {mayChoose && (
        <label class="address-choice">
          <input
            type="radio"
            name="join-address"
            aria-label={words.showAddress(address)}
            checked={isShown}
            onChange={() => joinAddress.choose(origin)}
          />
        </label>
      )}
      <a
        class="code address"
        translate={false}
        href={`${origin}${pathTo.join(roomCode)}`}
        target="_blank"
        rel="noreferrer"
      >
        {address}
        <wbr />
        {pathTo.join(roomCode)}
      </a>
    </li>
  );
}

function hint(count: number, words: ReturnType<typeof useTexts>["console"]): string {
  if (count === 0) return words.addressesNone;
  return count === 1 ? words.addressesText : words.addressesMany;
}
