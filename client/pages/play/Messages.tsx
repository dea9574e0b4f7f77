import { useSignal } from "@preact/signals";
import { useTexts } from "../../i18n/texts.ts";
import { newestFirst, unread } from "../../store/messages.ts";
import { useApp } from "../AppContext.ts";
import { DismissButton } from "../parts/DismissButton.tsx";
import { usePlay, useViews } from "./PlayContext.ts";
import "./messages.css";

/** What the teacher wrote since the team said that it knows: the newest, and how many more. MSG2 */
export function MessageBanner() {
  const { control } = useTexts();
  const words = control.messages;
  const { seat } = usePlay();
  const { storage } = useApp();
  const { team } = useViews();
  const place = `regatta.messages.${seat.roomCode}.${team.teamId}`;
  const known = useSignal(Number(storage.read(place) ?? 0));
  const [newest, ...others] = unread(team, known.value);
  return (
    <div class="message-layer" role="status">
      {newest && (
        <section class="message-banner" aria-label={words.label}>
          <p>
            <strong>{words.fromTeacher}:</strong> <span class="message-text">{newest.text}</span>
            {others.length > 0 && <span class="muted"> {words.more(others.length)}</span>}
          </p>
          <DismissButton
            onDismiss={() => {
              known.value = newest.number;
              storage.write(place, `${newest.number}`);
            }}
          >
            {words.dismiss}
          </DismissButton>
        </section>
      )}
    </div>
  );
}

/** All of it to read again, the newest first. */
export function MessageList() {
  const { control, format } = useTexts();
  const { team } = useViews();
  const messages = newestFirst(team);
  return (
    <section aria-labelledby="messages-title">
      <h2 class="small-title" id="messages-title">
        {control.messages.label}
      </h2>
      {messages.length === 0 ? (
        <p class="muted">{control.messages.nothing}</p>
      ) : (
        <ul class="message-list">
          {messages.map(({ number, at, text }) => (
            <li key={number}>
              <span class="muted" translate={false}>
                {format.timeOfDay(at)}
              </span>{" "}
              <span class="message-text">{text}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
