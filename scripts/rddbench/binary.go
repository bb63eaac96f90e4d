package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"

	"lab/rdd"
	"lab/rdd/plan"
	"lab/scripts/rddbench/records"
)

// readRecords is an RDD of the records in the files part-* of a folder, a partition for each file.
func readRecords(sc *rdd.Context, dir string) (*rdd.RDD[[]byte], error) {
	files, err := filepath.Glob(filepath.Join(dir, "part-*"))
	if err != nil {
		return nil, err
	}
	return rdd.FromNode[[]byte](sc, sc.Graph().Source("BinaryRecords", len(files), func(part int, emit plan.Emit) error {
		f, err := os.Open(files[part])
		if err != nil {
			return err
		}
		defer f.Close()
		for {
			block := make([]byte, 1000*records.Size)
			n, err := io.ReadFull(f, block)
			if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
				return err
			}
			batch := make([][]byte, 0, n/records.Size)
			for at := 0; at+records.Size <= n; at += records.Size {
				batch = append(batch, block[at:at+records.Size])
			}
			if len(batch) > 0 && !emit(batch) || err != nil {
				return nil
			}
		}
	})), nil
}

// writeRecords writes the records of each partition to a file part-00000 and so on in a folder.
func writeRecords(r *rdd.RDD[[]byte], dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	rdd.MapPartitionsWithIndex(r, func(part int, in iter.Seq[[]byte]) iter.Seq[int] {
		f, err := os.Create(filepath.Join(dir, fmt.Sprintf("part-%05d", part)))
		if err != nil {
			panic(err)
		}
		w := bufio.NewWriterSize(f, blockSize)
		for record := range in {
			w.Write(record) // the writer keeps its first error and Flush tells it
		}
		if err := errors.Join(w.Flush(), f.Close()); err != nil {
			panic(err)
		}
		return nil
	}).Count()
	return nil
}
