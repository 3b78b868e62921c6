import { expect } from "chai";
import { pointsOf } from "../../../../report/browser/timeline/points";
import { nextPosition } from "../../../../report/browser/timeline/steps";
import { dataOf, reportImage } from "../../report-image";

describe("report/browser/timeline/steps", () => {
  const made = (imageName: string, ...days: (number | undefined)[]) =>
    days.map((day) => {
      const createTime = day === undefined ? undefined : 1_750_000_000 + day * 86_400;
      return reportImage(`${imageName}@${day}`, { imageName, createTime });
    });
  const images = [
    ...made("CentOS 7", 1, 2, 30),
    ...made("CentOS 6", undefined),
    ...made("Debian 12", 5, 29),
    ...made("Ubuntu 22.04", 3),
  ];
  const { systems } = dataOf(images);
  const points = pointsOf(
    systems.map((system) => ({ system, builds: system.builds })),
    () => [],
  );
  const from = (id: string, key: string) => {
    const next = nextPosition(
      points,
      points.findIndex(({ build }) => build.imageId === id),
      key,
    );
    return next === undefined ? undefined : points[next]?.build.imageId;
  };

  it("goes along a system in time, and stops at its ends", () => {
    expect(from("CentOS 7@1", "ArrowRight")).to.equal("CentOS 7@2");
    expect(from("CentOS 7@30", "ArrowLeft")).to.equal("CentOS 7@2");
    expect(from("CentOS 7@30", "ArrowRight")).to.equal(undefined);
    expect(from("CentOS 7@2", "End")).to.equal("CentOS 7@30");
    expect(from("CentOS 7@2", "Home")).to.equal("CentOS 7@1");
  });

  it("goes to the build of the next system that is nearest in time, past systems without a dated one", () => {
    expect(from("CentOS 7@30", "ArrowDown")).to.equal("Debian 12@29");
    expect(from("CentOS 7@1", "ArrowDown")).to.equal("Debian 12@5");
    expect(from("Ubuntu 22.04@3", "ArrowUp")).to.equal("Debian 12@5");
    expect(from("Debian 12@5", "PageDown")).to.equal("Ubuntu 22.04@3");
    expect(from("Ubuntu 22.04@3", "ArrowDown")).to.equal(undefined);
  });

  it("leaves other keys to the browser", () => {
    expect(from("CentOS 7@1", "Tab")).to.equal(undefined);
    expect(nextPosition([], 0, "ArrowDown")).to.equal(undefined);
  });
});
