"""A stack in Python: looks an image up, pins it, and runs a host from the pin.

    python main.py preview | up | destroy

It runs itself through Pulumi's Automation API, so that it needs the `pulumi` command and no language host. The same
`program` is a whole __main__.py for `pulumi up`, too. docs/languages.md says where pulumi_ucloud_image comes from.
"""

import json
import os
import sys
from typing import Any

import pulumi
import pulumi_ucloud_image as ucloud
from pulumi import automation

REGION = "cn-bj2"
ZONE = "cn-bj2-05"


class Host(pulumi.CustomResource):
    """The host of examples/uhost-plugin, whose SDK nobody has generated."""

    def __init__(self, name: str, image_id: pulumi.Input[str]) -> None:
        arguments = {"region": REGION, "zone": ZONE, "name": name, "imageId": image_id}
        super().__init__("uhost-example:index:Instance", name, arguments)


def program() -> None:
    # What is newest today: another answer tomorrow.
    newest = ucloud.get_image(
        region=REGION,
        zone=ZONE,
        os="Ubuntu 22.04",
        features=[ucloud.Feature.CLOUD_INIT],
        scenes=[ucloud.Scene.FEATURED],
    )
    # What was newest when the stack was made: the same answer tomorrow.
    pinned = ucloud.PinnedImage(
        "image",
        region=REGION,
        zone=ZONE,
        os="Ubuntu 22.04",
        features=[ucloud.Feature.CLOUD_INIT],
        scenes=[ucloud.Scene.FEATURED],
    )
    host = Host("web", pinned.image_id)

    pulumi.export("newest_image_id", newest.image_id)
    pulumi.export("days_to_eol", newest.days_to_eol)
    pulumi.export("image_id", pinned.image_id)
    pulumi.export("os_name", pinned.image.apply(lambda image: image.os_name))
    pulumi.export("status", pinned.status)
    pulumi.export("host_id", host.id)


def main(operation: str) -> dict[str, Any]:
    stack = automation.create_or_select_stack(
        stack_name=os.environ.get("STACK", "dev"),
        project_name="pinned-host-python",
        program=program,
        # Where Pulumi.yaml is; the argument `work_dir` is for programs that are not inline.
        opts=automation.LocalWorkspaceOptions(work_dir=os.environ.get("PROJECT", os.path.dirname(__file__) or ".")),
    )
    run = {"preview": stack.preview, "up": stack.up, "destroy": stack.destroy}[operation]
    run(on_output=lambda line: print(line, file=sys.stderr))
    return {name: output.value for name, output in stack.outputs().items()}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1] if len(sys.argv) > 1 else "preview"), ensure_ascii=False))
