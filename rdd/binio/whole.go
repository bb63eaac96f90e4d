package binio

import (
	"fmt"
	"io"
	"math"
	"unsafe"

	"lab/rdd/fileio"
	"lab/rdd/plan"
)

// Texts adds a source of whole files as text, unpacked if they are packed. batch makes a batch of a file's path and
// its text.
func Texts(g *plan.Graph, path string, partitions int, batch func(path, text string) any) *plan.Node {
	const op = "WholeTextFiles"
	g.Check(op)
	files, err := fileio.FindReadable(path)
	if err != nil {
		plan.Fail(op, "%w", err)
	}
	return whole(g, op, files, partitions, func(f fileio.File) (any, error) {
		data, err := unpacked(f)
		return batch(f.Path, unsafe.String(unsafe.SliceData(data), len(data))), err // nobody else has data
	})
}

// Files adds a source of whole files as the bytes that they have. batch makes a batch of a file's path and its bytes.
func Files(g *plan.Graph, path string, partitions int, batch func(path string, data []byte) any) *plan.Node {
	const op = "BinaryFiles"
	g.Check(op)
	files, err := fileio.Find(path)
	if err != nil {
		plan.Fail(op, "%w", err)
	}
	return whole(g, op, files, partitions, func(f fileio.File) (any, error) {
		data, err := raw(f)
		return batch(f.Path, data), err
	})
}

func whole(g *plan.Graph, op string, files []fileio.File, partitions int, read func(fileio.File) (any, error)) *plan.Node {
	groups := fileio.Groups(files, partitions)
	return g.Source(op, len(groups), func(part int, emit plan.Emit) error {
		for _, f := range groups[part] {
			batch, err := read(f)
			if err != nil {
				return err
			}
			if !emit(batch) {
				return nil
			}
		}
		return nil
	})
}

// raw reads a file into an array of its size.
func raw(file fileio.File) ([]byte, error) {
	f, err := fileio.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if file.Size > math.MaxInt {
		return nil, fmt.Errorf("cannot read %s: its %d bytes are more than an array can have", file.Path, file.Size)
	}
	data := make([]byte, file.Size)
	if _, err := io.ReadFull(f, data); err != nil {
		return nil, fileio.Unreadable(file, err)
	}
	// A file that has grown is read as far as it was known, like those that are cut.
	return data, nil
}

func unpacked(file fileio.File) ([]byte, error) {
	if !fileio.Packed(file) {
		return raw(file)
	}
	r, err := fileio.Unpack(file)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}
