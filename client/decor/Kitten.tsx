/** The kitten: white with a ginger side, a bow and a bell. */
export function Kitten() {
  return (
    <svg viewBox="0 0 160 160" aria-hidden="true" focusable="false">
      <defs>
        <radialGradient id="decor-kitten-fur" cx="0.42" cy="0.3" r="0.85">
          <stop offset="0" stop-color="#fffaf4" />
          <stop offset="1" stop-color="#f7e1d3" />
        </radialGradient>
        <linearGradient id="decor-kitten-patch" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stop-color="#f8b27a" />
          <stop offset="1" stop-color="#ec935a" />
        </linearGradient>
        <linearGradient id="decor-kitten-eye" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stop-color="#1f5f63" />
          <stop offset="1" stop-color="#57b9a6" />
        </linearGradient>
        <clipPath id="decor-kitten-head">
          <path d="M28 66 C28 40 48 29 75 29 C102 29 122 40 122 66 C122 92 102 104 75 104 C48 104 28 92 28 66 Z" />
        </clipPath>
      </defs>
      <ellipse cx="80" cy="151" rx="54" ry="6" fill="#78385a" opacity="0.16" />
      {/* tail */}
      <g class="decor-tail">
        <path
          d="M108 140 C140 142 150 120 142 104 C137 94 126 97 128 106"
          fill="none"
          stroke="#f0a06a"
          stroke-width="13"
          stroke-linecap="round"
        />
        <path
          d="M132.5 97.5 C127 98 126 103 128 106"
          fill="none"
          stroke="#fffaf4"
          stroke-width="13"
          stroke-linecap="round"
        />
      </g>
      {/* body */}
      <path
        d="M48 98 C34 116 32 140 44 148 C58 153 102 153 114 148 C124 138 118 114 104 98 Z"
        fill="url(#decor-kitten-fur)"
        stroke="#ecccba"
        stroke-width="1.2"
      />
      <path
        d="M104 98 C118 114 124 138 114 148 C104 152 98 150 96 142 C94 126 98 110 104 98 Z"
        fill="url(#decor-kitten-patch)"
      />
      {/* hind and front paws */}
      <ellipse cx="47" cy="146" rx="14" ry="7" fill="#fffaf4" />
      <ellipse cx="109" cy="146" rx="14" ry="7" fill="#fde9dc" />
      <path
        stroke="#ecccba"
        stroke-width="1"
        d="M60 112 C58 126 58 138 60 146 C62 152 74 152 75 146 C77 136 77 124 75 114 Z M76 114 C75 124 75 136 77 146 C78 152 90 152 92 146 C94 138 94 126 92 112 Z"
        fill="#fffdfa"
      />
      <path
        d="M64 147 v3.5 M69.5 147 v3.5 M82 147 v3.5 M87.5 147 v3.5 M76 118 V146"
        stroke="#e5c3b0"
        stroke-width="1.6"
        stroke-linecap="round"
        fill="none"
      />
      {/* ears */}
      <path
        d="M34 56 C28 34 30 16 36 12 C44 14 58 26 64 36 Z"
        fill="url(#decor-kitten-fur)"
        stroke="#ecccba"
        stroke-width="1.2"
      />
      <path d="M116 56 C122 34 120 16 114 12 C106 14 92 26 86 36 Z" fill="url(#decor-kitten-patch)" />
      <path d="M38 46 C35 33 35 24 38 20 C44 23 52 31 55 36 Z" fill="#ffb3c7" />
      <path d="M112 46 C115 33 115 24 112 20 C106 23 98 31 95 36 Z" fill="#ffb3c7" />
      {/* head */}
      <path
        d="M28 66 C28 40 48 29 75 29 C102 29 122 40 122 66 C122 92 102 104 75 104 C48 104 28 92 28 66 Z"
        fill="url(#decor-kitten-fur)"
        stroke="#ecccba"
        stroke-width="1.2"
      />
      <g clip-path="url(#decor-kitten-head)">
        <path d="M82 26 C84 44 88 60 96 74 C106 84 120 82 126 70 L126 26 Z" fill="url(#decor-kitten-patch)" />
        <path d="M112 52 l14 -3 M114 60 l12 0" stroke="#dd8048" stroke-width="3.4" stroke-linecap="round" />
        <path
          d="M66 26 v11 M75 26 v14 M84 26 v11"
          stroke="#e89b64"
          stroke-width="4.4"
          stroke-linecap="round"
          fill="none"
        />
      </g>
      <g fill="#ff9bb0" opacity="0.55">
        <ellipse cx="43" cy="82" rx="8" ry="5" />
        <ellipse cx="107" cy="82" rx="8" ry="5" />
      </g>
      {/* eyes */}
      <g class="decor-eyes">
        <ellipse cx="55" cy="69" rx="9" ry="10.5" fill="url(#decor-kitten-eye)" />
        <ellipse cx="95" cy="69" rx="9" ry="10.5" fill="url(#decor-kitten-eye)" />
        <ellipse cx="55" cy="69" rx="5.4" ry="8" fill="#1b2b33" />
        <ellipse cx="95" cy="69" rx="5.4" ry="8" fill="#1b2b33" />
        <circle cx="58.5" cy="64.5" r="3.3" fill="#fff" />
        <circle cx="98.5" cy="64.5" r="3.3" fill="#fff" />
        <circle cx="52" cy="74" r="1.7" fill="#d9fff3" />
        <circle cx="92" cy="74" r="1.7" fill="#d9fff3" />
      </g>
      <g class="decor-lids">
        <path
          d="M46 70 C49 62 61 62 64 70 M86 70 C89 62 101 62 104 70"
          fill="none"
          stroke="#3a2a30"
          stroke-width="3"
          stroke-linecap="round"
        />
      </g>
      {/* nose and mouth */}
      <path
        d="M70.5 79 C72 77 78 77 79.5 79 C79.5 82 76.5 84 75 84.5 C73.5 84 70.5 82 70.5 79 Z"
        fill="#f0698f"
      />
      <path
        d="M75 84.5 C75 90 67 91.5 64.5 87.5 M75 84.5 C75 90 83 91.5 85.5 87.5"
        fill="none"
        stroke="#8a4a4a"
        stroke-width="2"
        stroke-linecap="round"
      />
      <path
        d="M36 80 L14 76 M36 86 L15 88 M114 80 L136 76 M114 86 L135 88"
        stroke="#c9a08e"
        stroke-width="1.5"
        stroke-linecap="round"
      />
      {/* bow and bell */}
      <path
        d="M75 106 C64 98 52 98 52 107 C52 116 64 114 75 108 C86 114 98 116 98 107 C98 98 86 98 75 106 Z"
        fill="#e0478f"
      />
      <path
        d="M60 103 C58 107 60 110 62 111 M90 103 C92 107 90 110 88 111"
        stroke="#b3246b"
        stroke-width="1.8"
        fill="none"
        stroke-linecap="round"
      />
      <circle cx="75" cy="109" r="5.6" fill="#ffd45c" />
      <path d="M71 110.5 h8 M75 110.5 v3.5" stroke="#b07a12" stroke-width="1.5" stroke-linecap="round" />
      <circle cx="73" cy="106.5" r="1.4" fill="#fff3c4" />
    </svg>
  );
}
