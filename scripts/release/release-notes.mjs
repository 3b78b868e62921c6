/**
 * Returns the newest section of the changelog. Throws unless tag, package and changelog agree on the version, and the
 * package names its repository, without which npm records no provenance.
 * @param {string} tag
 * @param {{ readonly version: string, readonly repository?: string | object, readonly homepage?: string, readonly bugs?: string | object }} manifest
 * @param {string} changelog
 */
export function releaseNotes(tag, { version, repository, homepage, bugs }, changelog) {
  if (tag !== `v${version}`) {
    throw new Error(`The tag is "${tag}", but package.json has version ${version}: the tag must be v${version}.`);
  }
  const [, heading = "", notes = ""] = /^## (.*)\n([^]*?)(?=^## |(?![^]))/m.exec(changelog) ?? [];
  if (!/^\S+ \(\d{4}-\d\d-\d\d\)$/.test(heading) || heading.split(" ")[0] !== version) {
    throw new Error(
      `The newest heading of CHANGELOG.md is "${heading}", not "${version} (YYYY-MM-DD)": give it the day of the release.`,
    );
  }
  if (notes.trim() === "") {
    throw new Error(`CHANGELOG.md says nothing about ${version}.`);
  }
  if (repository === undefined) {
    throw new Error("package.json has no repository, which npm's provenance needs. Fill in its URL.");
  }
  if (JSON.stringify([repository, homepage, bugs]).includes("OWNER")) {
    throw new Error(
      "package.json still names OWNER in repository, homepage and bugs. Put the owner on GitHub in its place.",
    );
  }
  return notes.trim();
}
