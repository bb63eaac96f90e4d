// Package lab carries the source of those packages of this module that programs made of notebooks import, because nobody
// publishes them: package compiled lays them beside such a program. It is at the root of the module because only there go:embed
// reaches them.
package lab

import "embed"

// Sources holds the files by their paths in the module, with go.mod and go.sum. There are tests among them; whoever writes the
// files out leaves them away.
//
//go:embed go.mod go.sum
//go:embed rdd/*.go rdd/*/*.go ml/*.go ml/internal/*/*.go chart/*.go dataset/*.go dataset/*/*.go
//go:embed kernel/checkrun/passed/*.go kernel/display/*.go kernel/display/*/*.go kernel/show/*.go kernel/inspect/*.go kernel/table/*.go
//go:embed kernel/compiled/program/*.go kernel/engine/*.go kernel/front/*.go kernel/wire/*.go kernel/worker/*.go kernel/worker/*/*.go
//go:embed kernel/universe/*.go kernel/universe/*.zip kernel/universe/allow/*.go
var Sources embed.FS
