/** The sign of Regatta: two sails on a wave. The favicon is the same drawing by day. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <path fill="var(--water)" d="M8 0h16a8 8 0 0 1 8 8v16a8 8 0 0 1-8 8H8a8 8 0 0 1-8-8V8a8 8 0 0 1 8-8z" />
      <g>
        <path fill="var(--sail)" d="M15 2.5C14.5 9.5 10.5 15 4.5 18.5H15z" />
        <path fill="var(--buoy)" d="M17.5 6c5.5 2.5 8.5 7 9 12.5h-9z" />
        <path fill="var(--hull)" d="M3.5 20.5h25c-1 2.5-2.5 4-4.5 4.5H8C6 24.5 4.5 23 3.5 20.5z" />
      </g>
      <path
        fill="none"
        stroke="var(--wake)"
        stroke-width="2"
        stroke-linecap="round"
        d="M5 28.5q2.7-1.6 5.5 0t5.5 0 5.5 0 5.5 0"
      />
    </svg>
  );
}
