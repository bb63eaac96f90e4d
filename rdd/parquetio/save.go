package parquetio

import (
	"fmt"
	"io"
	"reflect"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress"

	"lab/rdd/fileio"
	"lab/rdd/plan"
)

// rowsPerGroup bounds the rows of a row group: it is what a reader has to take at a time, and what a writer holds in
// memory.
const rowsPerGroup = 1 << 18

// Save runs a job that writes the rows of each partition of n, whose batches have slice's type, to a file in dir.
func Save(e plan.Executor, n *plan.Node, dir string, slice any, compression []fileio.Compression) {
	const op = "SaveAsParquet"
	n.Graph.Check(op)
	schema, err := schemaOf(reflect.TypeOf(slice).Elem())
	var codec compress.Codec = &parquet.Snappy
	if err == nil && len(compression) > 0 {
		codec, err = codecOf(compression)
	}
	if err != nil {
		plan.Fail(op, "%w", err)
	}
	fileio.Save(e, n, fileio.Output{Op: op, Dir: dir, Suffix: ".parquet", Write: func(w io.Writer, in plan.Stream) (bool, error) {
		return write(parquet.NewGenericWriter[any](w, schema, parquet.Compression(codec), parquet.MaxRowsPerRowGroup(rowsPerGroup)), in)
	}})
}

// codecOf gives what the pages of columns are packed with. The format has no S2 but Snappy, which it extends.
func codecOf(given []fileio.Compression) (compress.Codec, error) {
	c, err := fileio.Choose(given)
	if err != nil {
		return nil, err
	}
	switch c {
	case fileio.Plain:
		return &parquet.Uncompressed, nil
	case fileio.Gzip:
		return &parquet.Gzip, nil
	case fileio.Zstd:
		return &parquet.Zstd, nil
	case fileio.S2:
		return &parquet.Snappy, nil
	}
	return nil, fmt.Errorf("no pages of Parquet are packed as %q", string(c))
}

func write(w *parquet.GenericWriter[any], in plan.Stream) (whole bool, err error) {
	rows := make([]any, 0, plan.BatchSize)
	whole = in(func(batch any) bool {
		v := reflect.ValueOf(batch)
		rows = rows[:0]
		for i := range v.Len() {
			rows = append(rows, v.Index(i).Interface())
		}
		err = safely(func() error {
			_, err := w.Write(rows)
			return err
		})
		return err == nil
	})
	if err != nil || !whole {
		return whole, err
	}
	return true, safely(w.Close)
}
