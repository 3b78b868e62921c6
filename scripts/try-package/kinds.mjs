/** How a package manager installs what package.json names, and what its projects need besides. All come from npm. */
export const managers = {
  npm: { install: ["npm", "install", "--no-audit", "--no-fund"] },
  pnpm: { install: ["npx", "--yes", "pnpm@10", "install", "--no-frozen-lockfile"] },
  "yarn-pnp": {
    install: ["npx", "--yes", "-p", "@yarnpkg/cli-dist@4", "yarn", "install", "--no-immutable"],
    files: { ".yarnrc.yml": "nodeLinker: pnp\nenableTelemetry: false\nenableGlobalCache: false\n", "yarn.lock": "" },
    // What `yarn pulumi up` sets. Plug'n'Play keeps packages in archives, and this is how Node.js finds them.
    nodeOptions: (folder) => `--require ${folder}/.pnp.cjs`,
  },
  bun: { install: ["npx", "--yes", "bun@1", "install"] },
};

const program = `
const place = { region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.04" };
const pin = new PinnedImage("web", place);
`;
const imports = 'import { getImage, getImageOutput, PinnedImage } from "pulumi-ucloud-image";\n';

/** How a program is written and loaded: its file, package.json's "type", and what Pulumi.yaml says of the runtime. */
export const modules = {
  commonjs: {
    file: "index.js",
    text: `const { getImageOutput, PinnedImage } = require("pulumi-ucloud-image");\n${program}exports.found = getImageOutput(place).imageId;\nexports.pinned = pin.imageId;\n`,
    options: { typescript: false },
  },
  esm: {
    file: "index.js",
    type: "module",
    text: `${imports}${program}const { imageId } = await getImage(place);\nexport const found = imageId;\nexport const pinned = pin.imageId;\n`,
    options: { typescript: false },
  },
  typescript: {
    file: "index.ts",
    text: `${imports}${program}export const found = getImageOutput(place).imageId;\nexport const pinned = pin.imageId;\n`,
    options: {},
  },
  // As Pulumi's guide for ES modules has it, with another loader.
  tsx: {
    file: "index.ts",
    type: "module",
    text: `${imports}${program}const { imageId } = await getImage(place);\nexport const found = imageId;\nexport const pinned = pin.imageId;\n`,
    options: { typescript: false, nodeargs: "--import tsx" },
  },
};
