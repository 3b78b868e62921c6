// Writers of one lockfile in a process of their own, as programs of a team's machine are: each asks questions one after the
// other that nobody has asked, and tells which answers it was given. It runs until it is killed or told to end.
const { openLock } = require("../../dist/provider/lockfile/lock.js");

const [path, name, writers] = process.argv.slice(2);
let goesOn = true;
process.on("message", () => (goesOn = false));

async function write(writer) {
  const lock = openLock(
    "prefer",
    () => path,
    (text) => process.send({ refused: text }),
  );
  // Each writes something, also when it is told to end before it began.
  for (let number = 0; number === 0 || goesOn; number += 1) {
    const imageId = `uimage-${name}-${writer}-${number}`;
    const question = {
      find: "image",
      query: { os: "Debian 12", region: "cn-bj2", imageName: imageId },
      isForEveryone: () => true,
      secrets: [],
      access: {},
    };
    const lists = { features: [], sceneCategories: [], supportedGpuTypes: [], dataSnapshotIds: [], priceSet: [] };
    const image = { imageId, imageName: "Debian 12", region: "cn-bj2", imageType: "Base", ...lists };
    const answer = { matched: 1, images: [image] };
    const answered = await lock.answer(question, {
      ucloud: async () => answer,
      toLock: (result) => result,
      locked: (result) => result,
    });
    process.send({ answered: answered.images[0].imageId });
  }
}

void Promise.all(Array.from({ length: Number(writers) }, (_, writer) => write(writer))).then(() =>
  process.disconnect(),
);
