// Writes the SDK of a language from a plugin's schema: what `pulumi package gen-sdk` does where Pulumi's language host for
// that language is installed. From the Go modules alone only the command line can be built, and not those hosts.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/blang/semver"
	gogen "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

func main() {
	if len(os.Args) != 4 {
		fail(fmt.Errorf("usage: generate-sdk python|go|nodejs SCHEMA.json FOLDER"))
	}
	files, err := generate(os.Args[1], os.Args[2])
	if err != nil {
		fail(err)
	}
	for name, text := range files {
		path := filepath.Join(os.Args[3], name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			fail(err)
		}
		if err := os.WriteFile(path, text, 0o644); err != nil {
			fail(err)
		}
	}
}

func generate(language, path string) (map[string][]byte, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var spec schema.PackageSpec
	if err := json.Unmarshal(text, &spec); err != nil {
		return nil, fmt.Errorf("%s is no schema: %w", path, err)
	}
	bound, diagnostics, err := schema.BindSpec(spec, noPackages{}, schema.ValidationOptions{})
	if err != nil {
		return nil, err
	}
	if diagnostics.HasErrors() {
		return nil, diagnostics
	}
	switch language {
	case "python":
		return python.GeneratePackage("generate-sdk", bound, nil, noPackages{})
	case "go":
		return gogen.GeneratePackage("generate-sdk", bound, nil)
	case "nodejs":
		return nodejs.GeneratePackage("generate-sdk", bound, nil, nil, false, noPackages{})
	default:
		return nil, fmt.Errorf("there is no generator for %q here, only for python, go and nodejs", language)
	}
}

// noPackages loads no package: the schema refers to no other one.
type noPackages struct{}

func (noPackages) LoadPackage(name string, _ *semver.Version) (*schema.Package, error) {
	return nil, fmt.Errorf("the schema refers to the package %s, which is not here", name)
}

func (none noPackages) LoadPackageV2(_ context.Context, wanted *schema.PackageDescriptor) (*schema.Package, error) {
	return none.LoadPackage(wanted.Name, nil)
}

func (none noPackages) LoadPackageReference(name string, _ *semver.Version) (schema.PackageReference, error) {
	_, err := none.LoadPackage(name, nil)
	return nil, err
}

func (none noPackages) LoadPackageReferenceV2(
	_ context.Context, wanted *schema.PackageDescriptor,
) (schema.PackageReference, error) {
	return none.LoadPackageReference(wanted.Name, nil)
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
