/** The girl: a flowery wreath, a dress with dots, one hand ready to wave. */
export function Girl() {
  return (
    <svg viewBox="0 0 180 240" aria-hidden="true" focusable="false">
      <defs>
        <linearGradient id="decor-girl-hair" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stop-color="#a8603f" />
          <stop offset="1" stop-color="#7c3f30" />
        </linearGradient>
        <linearGradient id="decor-girl-dress" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stop-color="#ff8fbb" />
          <stop offset="1" stop-color="#f0589a" />
        </linearGradient>
        <radialGradient id="decor-girl-skin" cx="0.45" cy="0.35" r="0.75">
          <stop offset="0" stop-color="#fff0e4" />
          <stop offset="1" stop-color="#fdd9c4" />
        </radialGradient>
        <linearGradient id="decor-girl-eye" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stop-color="#4a2036" />
          <stop offset="1" stop-color="#a24a66" />
        </linearGradient>
      </defs>
      <ellipse cx="90" cy="231" rx="46" ry="6" fill="#78385a" opacity="0.16" />
      {/* hair behind */}
      <path
        d="M40 84 C34 40 62 18 92 18 C124 18 148 42 142 86 C140 108 148 126 152 146 C142 154 132 152 126 146 C116 156 66 156 56 146 C48 153 38 153 29 146 C34 126 42 106 40 84 Z"
        fill="url(#decor-girl-hair)"
      />
      {/* legs */}
      <path d="M72 186 L73 218 C73 222 85 222 85 218 L86 186 Z" fill="#fff7fb" />
      <path d="M94 186 L95 218 C95 222 107 222 107 218 L108 186 Z" fill="#fff7fb" />
      <path
        d="M72 186 L72.6 200 L85.5 200 L86 186 Z M94 186 L94.6 200 L107.5 200 L108 186 Z"
        fill="url(#decor-girl-skin)"
      />
      <path d="M66 226 C66 217 74 214 86 217 L87 229 C80 231 66 232 66 226 Z" fill="#b3346f" />
      <path d="M114 226 C114 217 106 214 94 217 L93 229 C100 231 114 232 114 226 Z" fill="#b3346f" />
      {/* resting arm */}
      <path
        d="M68 140 C56 148 50 160 47 172"
        fill="none"
        stroke="#fde0cd"
        stroke-width="11"
        stroke-linecap="round"
      />
      <circle cx="46.5" cy="174" r="6.5" fill="#fde0cd" />
      {/* dress */}
      <path
        d="M71 130 C68 152 56 176 48 194 C62 204 118 204 132 194 C124 176 112 152 109 130 Z"
        fill="url(#decor-girl-dress)"
      />
      <path
        d="M48 194 C62 204 118 204 132 194 L134 199 C131 204 126 204 123 201 C120 206 114 207 110 203 C106 208 100 208 97 204 C93 208 87 208 83 204 C80 208 74 208 70 203 C66 207 60 206 57 201 C54 204 49 204 46 199 Z"
        fill="#fff2f8"
      />
      <path
        d="M72 150 C82 156 98 156 108 150 L110 158 C98 165 82 165 70 158 Z"
        fill="#fff2f8"
        opacity="0.9"
      />
      <g fill="#ffd1e3" opacity="0.95">
        <circle cx="66" cy="184" r="2.6" />
        <circle cx="80" cy="176" r="2.6" />
        <circle cx="98" cy="188" r="2.6" />
        <circle cx="112" cy="178" r="2.6" />
        <circle cx="84" cy="192" r="2.2" />
        <circle cx="118" cy="190" r="2.2" />
      </g>
      <path d="M104 133 C112 126 124 132 122 142 C120 150 108 150 104 146 Z" fill="#ff9cc4" />
      <path d="M76 133 C68 126 56 132 58 142 C60 150 72 150 76 146 Z" fill="#ff9cc4" />
      {/* neck and collar */}
      <path d="M83 118 L97 118 L98 131 C94 135 86 135 82 131 Z" fill="#f9cdb6" />
      <path
        d="M72 131 C78 126 84 128 90 135 C96 128 102 126 108 131 C107 139 99 142 90 137 C81 142 73 139 72 131 Z"
        fill="#fff7fb"
      />
      <path
        d="M90 137 C84 132 78 134 79 139 C79 144 86 143 90 139 C94 143 101 144 101 139 C102 134 96 132 90 137 Z"
        fill="#d63384"
      />
      <circle cx="90" cy="138.5" r="2.8" fill="#a31a62" />
      {/* head */}
      <path
        d="M46 78 C46 46 66 32 91 32 C116 32 134 46 134 78 C134 106 114 122 90 122 C66 122 46 106 46 78 Z"
        fill="url(#decor-girl-skin)"
      />
      <g fill="#ff8fa8" opacity="0.5">
        <ellipse cx="64" cy="98" rx="8.5" ry="5.2" />
        <ellipse cx="116" cy="98" rx="8.5" ry="5.2" />
      </g>
      {/* eyes */}
      <g class="decor-eyes">
        <ellipse cx="70" cy="84" rx="8" ry="10.5" fill="url(#decor-girl-eye)" />
        <ellipse cx="110" cy="84" rx="8" ry="10.5" fill="url(#decor-girl-eye)" />
        <circle cx="73" cy="80" r="3.2" fill="#fff" />
        <circle cx="113" cy="80" r="3.2" fill="#fff" />
        <circle cx="67.5" cy="89" r="1.7" fill="#ffd9e6" />
        <circle cx="107.5" cy="89" r="1.7" fill="#ffd9e6" />
        <path
          d="M60.5 80 C63 72 76 71 79.5 78 M60.5 80 L57 77.5 M62 76.5 L59 73.5"
          fill="none"
          stroke="#46132f"
          stroke-width="2.2"
          stroke-linecap="round"
        />
        <path
          d="M119.5 80 C117 72 104 71 100.5 78 M119.5 80 L123 77.5 M118 76.5 L121 73.5"
          fill="none"
          stroke="#46132f"
          stroke-width="2.2"
          stroke-linecap="round"
        />
      </g>
      <g class="decor-lids">
        <path
          d="M61 85 C65 92 75 92 79 85 M101 85 C105 92 115 92 119 85"
          fill="none"
          stroke="#46132f"
          stroke-width="2.6"
          stroke-linecap="round"
        />
      </g>
      <path
        d="M63 68 C67 65 73 65 77 67 M117 68 C113 65 107 65 103 67"
        fill="none"
        stroke="#8a4a38"
        stroke-width="2"
        stroke-linecap="round"
      />
      <path
        d="M88.5 96 C89.5 97 91 97 92 96"
        fill="none"
        stroke="#e39a86"
        stroke-width="1.8"
        stroke-linecap="round"
      />
      <path d="M81 103 C84 111 96 111 99 103 C94 105 86 105 81 103 Z" fill="#c2375f" />
      <path d="M85.5 107.6 C88 105.8 92 105.8 94.5 107.6 C92 109.6 88 109.6 85.5 107.6 Z" fill="#ff9db0" />
      {/* fringe */}
      <path
        d="M44 86 C38 46 62 22 92 22 C122 22 144 46 137 86 C134 74 130 64 122 56 C118 60 108 62 100 52 C98 60 84 64 74 54 C66 60 52 66 44 86 Z"
        fill="url(#decor-girl-hair)"
      />
      <path
        d="M58 42 C68 32 82 28 96 29"
        fill="none"
        stroke="#d99a72"
        stroke-width="4"
        stroke-linecap="round"
        opacity="0.7"
      />
      {/* locks at the sides */}
      <path
        d="M45 74 C40 92 44 110 38 130 C48 128 54 112 52 92 Z M136 74 C140 92 137 110 143 130 C133 128 127 112 129 92 Z"
        fill="#8a4936"
      />
      {/* waving arm */}
      <g class="decor-arm">
        <path
          d="M114 141 C128 146 142 136 150 114"
          fill="none"
          stroke="#fde0cd"
          stroke-width="11"
          stroke-linecap="round"
        />
        <path
          d="M144 110 C141 101 144 95 148.5 95.5 C149 91 154.5 91 155.5 95 C159.5 94 162 98 160 101.5 C163.5 104 161 110.5 157 113 C153 116 147 116 144 110 Z"
          fill="#fde0cd"
        />
        <path
          d="M150 108 C148 105 146.5 105 145 106"
          fill="none"
          stroke="#efb9a0"
          stroke-width="1.5"
          stroke-linecap="round"
        />
        <path d="M104 133 C112 125 125 131 123 142 C121 151 108 150 104 146 Z" fill="#ff9cc4" />
      </g>
      {/* wreath */}
      <g>
        <Flower at="54 46" scale={1} colour="#ffb3d1" heart="#ffd75e" />
        <Flower at="74 31" scale={1.1} colour="#fff" heart="#ffc640" />
        <Flower at="98 26" scale={1.25} colour="#ff7fb2" heart="#ffe08a" />
        <Flower at="120 35" scale={1.05} colour="#eccdfb" heart="#ffc640" />
        <path
          d="M63 37 q3 -6 8 -4 q-2 5 -8 4 M86 24 q1 -7 7 -6 q-1 6 -7 6 M110 27 q6 -3 9 1 q-5 3 -9 -1 M130 47 q4 0 5 5 q-5 0 -5 -5"
          fill="#7fbf8e"
        />
      </g>
    </svg>
  );
}

const petalCentres = [
  [0, -6],
  [5.7, -1.9],
  [3.5, 4.9],
  [-3.5, 4.9],
  [-5.7, -1.9],
] as const;

function Flower(props: {
  readonly at: string;
  readonly scale: number;
  readonly colour: string;
  readonly heart: string;
}) {
  return (
    <g transform={`translate(${props.at}) scale(${props.scale})`}>
      {petalCentres.map(([x, y]) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r="4.6" fill={props.colour} />
      ))}
      <circle r="3.4" fill={props.heart} />
    </g>
  );
}
