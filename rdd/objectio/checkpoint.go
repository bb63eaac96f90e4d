package objectio

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"

	"lab/rdd/codec"
	"lab/rdd/fileio"
	"lab/rdd/plan"
)

// Checkpoint marks n, whose batches have slice's type, for a checkpoint in a new folder of dir. The folder is one that
// Source reads.
func Checkpoint(n *plan.Node, dir string, slice any) {
	const op = "Checkpoint"
	pos := n.Graph.Check(op)
	if dir == "" {
		plan.Fail(op, "no folder is set for checkpoints; call SetCheckpointDir first, or give NewContext WithCheckpointDir")
	}
	s := source{slice: reflect.TypeOf(slice)}
	var err error
	if s.coder, err = codec.For(s.slice); err != nil {
		plan.Fail(op, "%w", err)
	}
	s.text = TypeText(s.slice.Elem())
	n.Mark(&plan.Checkpoint{Pos: pos, Write: func(e plan.Executor, n *plan.Node) plan.Written {
		// Numbers of RDDs are those of a context, and folders outlive it.
		path := filepath.Join(dir, fmt.Sprintf("rdd-%d-%016x", n.ID, rand.Uint64()))
		save(e, n, s, fileio.Output{Op: op, Dir: path, Durable: true,
			Advice: "give SetCheckpointDir a folder that may be written to, on a disk with enough room"})
		w := plan.Written{Path: path}
		files := make([]fileio.File, n.Partitions)
		for i := range files {
			files[i].Path = filepath.Join(path, fileio.PartName(i))
			info, err := os.Stat(files[i].Path)
			if err != nil {
				plan.Fail(op, "%s has just been written and is not there: %w", files[i].Path, fileio.Reason(err))
			}
			files[i].Size = info.Size()
			w.Bytes += info.Size()
		}
		w.Read = func(part int, emit plan.Emit) error {
			if err := s.read(files[part], emit); err != nil {
				return fmt.Errorf("partition %d of the checkpoint cannot be read, and cannot be computed again, because what it was computed "+
					"from was let go of; bring its file back, or run the program from its beginning: %w", part, err)
			}
			return nil
		}
		return w
	}})
}
