import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { pathTo } from "../../store/router.ts";
import { useApp } from "../AppContext.ts";
import { useRoomViews } from "./RoomContext.ts";

/** Where the pupils go, to be read aloud or written on the blackboard. */
export function AddressPanel() {
  const words = useTexts().console;
  const { call } = useApp();
  const { contest } = useRoomViews();
  const origins = useSignal<readonly string[] | null>(null);

  useEffect(() => {
    void call("addresses", {}).then((answer) => {
      origins.value = answer.ok ? answer.reply.origins : [];
    });
  }, [call, origins]);

  if (origins.value === null) return null;
  return (
    <section class="panel stack" aria-labelledby="addresses">
      <h2 id="addresses">{words.addresses}</h2>
      <p class="muted">{origins.value.length === 0 ? words.addressesNone : words.addressesText}</p>
      <ul class="stack">
        {origins.value.map((origin) => (
          <li key={origin}>
            <a
              class="code address"
              href={`${origin}${pathTo.join(contest.roomCode)}`}
              target="_blank"
              rel="noreferrer"
            >
              {origin.replace(/^http:\/\//, "")}
              <wbr />
              {pathTo.join(contest.roomCode)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
