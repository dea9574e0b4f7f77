# Regatta with the embedded database in /data, or with the PostgreSQL that DATABASE_URL names.
FROM node:24-bookworm-slim AS pages
WORKDIR /regatta
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.base.json vite.config.ts ./
COPY shared shared
COPY client client
RUN npx vite build

# What the server runs on. The image brings its Node; the one that the package brings for older computers is not needed.
FROM node:24-bookworm-slim AS packages
WORKDIR /regatta
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts

FROM node:24-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/data PORT=2567
WORKDIR /regatta
COPY --from=packages /regatta/node_modules node_modules
COPY --from=pages /regatta/dist dist
COPY package.json LICENSE ./
COPY demo demo
COPY scripts scripts
COPY shared shared
COPY server server
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 2567
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/start.ts"]
