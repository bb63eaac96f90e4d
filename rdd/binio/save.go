package binio

import (
	"io"

	"lab/rdd/fileio"
	"lab/rdd/plan"
)

// Save runs a job that writes the bytes of all elements of each partition of n, whose batches are [][]byte, one after
// the other to a file in dir.
func Save(e plan.Executor, n *plan.Node, dir string) {
	fileio.Save(e, n, fileio.Output{Op: "SaveAsBinaryRecords", Dir: dir, Write: func(w io.Writer, in plan.Stream) (whole bool, err error) {
		whole = in(func(batch any) bool {
			for _, record := range batch.([][]byte) {
				if _, err = w.Write(record); err != nil {
					return false
				}
			}
			return true
		})
		return whole, err
	}})
}
