import type { ComponentChildren } from "preact";

/** On a field of 48 × 48, by the rules of client/theme/README.md: an outline is bold, a detail fine. */
const sea = (
  <>
    <path fill="var(--water)" d="M2 35q5.5-4 11 0t11 0 11 0 11 0v5a6 6 0 0 1-6 6H8a6 6 0 0 1-6-6z" />
    <path class="picture-foam" d="M8 41q4-3 8 0t8 0M30 42q3-2.5 6 0" />
  </>
);
const hull = (
  <path
    class="picture-body"
    fill="var(--hull)"
    d="M6 30h37c-1.5 4-4 6.5-7.5 7.5h-21C10.5 36.5 7.5 34 6 30z"
  />
);

export const pictures = {
  /** Under sail: something is on its way, or over. */
  boat: (
    <>
      <path class="picture-body" fill="var(--sail)" d="M23 5c-1 9-6 16.5-14 21h14z" />
      <path class="picture-body" fill="var(--buoy)" d="M27 9c7 3.5 11 9.5 11.5 17H27z" />
      <path class="picture-detail picture-on-sail" d="M15 20.5h7.5M27.5 20.5H37" />
      {hull}
      {sea}
    </>
  ),
  /** A light that does not reach anybody. */
  offline: (
    <>
      <path class="picture-body" fill="var(--sail)" d="M19 15h10l3 21H16z" />
      <path fill="var(--buoy)" d="M18.3 20h11.4l.9 6H17.4z" />
      <path class="picture-body" d="M19 15h10l3 21H16z" />
      <path class="picture-body" fill="var(--buoy)" d="M20 8.5l4-4 4 4V15h-8z" />
      <path class="picture-detail" stroke-dasharray="2 3" d="M16 10L4 7M16 13L4 16M32 10l12-3M32 13l12 3" />
      {sea}
    </>
  ),
  /** A dinghy at its post, and nobody in it. */
  seat: (
    <>
      <path class="picture-body" d="M41 12v24" />
      <path class="picture-body" fill="var(--buoy)" d="M37.5 10h7v5h-7z" />
      <path class="picture-detail" d="M38 15q-3 9-9 12" />
      <path class="picture-body" fill="var(--sail)" d="M10 26q8 4 20 0l1 4H9z" />
      <path class="picture-body" fill="var(--hull)" d="M3 27q14 4 31-1-1.5 8-6.5 11h-16Q5 34 3 27z" />
      {sea}
    </>
  ),
  /** A card for a sail. */
  card: (
    <>
      <path class="picture-body" d="M24 30v5" />
      <path
        class="picture-body"
        fill="var(--sail)"
        d="M13 4h22a2 2 0 0 1 2 2v20a2 2 0 0 1-2 2H13a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z"
      />
      <path class="picture-detail picture-on-sail" d="M15 9h6M15 24h18" />
      <path class="picture-body picture-on-sail" d="M24 21v-9m-4.5 4.5L24 12l4.5 4.5" />
      {hull}
      {sea}
    </>
  ),
  /** A compass that knows no north. */
  lost: (
    <>
      <circle class="picture-body" fill="var(--sail)" cx="24" cy="22" r="18" />
      <path class="picture-detail picture-on-sail" d="M24 7v4M24 33v4M9 22h4M35 22h4" />
      <path class="picture-body" fill="var(--buoy)" d="M31 11l-4 14-6-6z" />
      <path class="picture-body" fill="var(--hull)" d="M17 33l4-14 6 6z" />
      {sea}
    </>
  ),
  /** Nothing has come in yet. */
  harbour: (
    <>
      <circle class="picture-body" fill="var(--buoy)" cx="34" cy="15" r="6" />
      <path class="picture-detail" d="M34 5V3M43 15h2M41 8l1.5-1.5M27 8l-1.5-1.5" />
      <path class="picture-body" d="M8 30v8M20 30v8" />
      <path class="picture-body" fill="var(--hull)" d="M2 25h24v5H2z" />
      <path class="picture-body" fill="var(--sail)" d="M11 17h6v8h-6z" />
      <path class="picture-detail" d="M9 20h10" />
      {sea}
    </>
  ),
} as const satisfies Readonly<Record<string, ComponentChildren>>;
