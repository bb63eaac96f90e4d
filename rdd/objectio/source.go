package objectio

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"reflect"
	"slices"

	"lab/rdd/codec"
	"lab/rdd/fileio"
	"lab/rdd/plan"
)

// ErrDamaged says that a file is not what was written.
var ErrDamaged = errors.New("the file is damaged; save it or copy it again")

// ErrType says that a file has elements of another type.
var ErrType = errors.New("the file has elements of another type")

// Source adds a source of the elements, of slice's type, of the files that path names. Every file is a partition.
func Source(g *plan.Graph, path string, slice any) *plan.Node {
	const op = "ObjectFile"
	g.Check(op)
	s := source{slice: reflect.TypeOf(slice)}
	var err error
	if s.coder, err = codec.For(s.slice); err != nil {
		plan.Fail(op, "%w", err)
	}
	s.text = TypeText(s.slice.Elem())
	files, err := s.find(path)
	if err != nil {
		plan.Fail(op, "%w", err)
	}
	return g.Source(op, len(files), func(part int, emit plan.Emit) error { return s.read(files[part], emit) })
}

// source is how the elements of a type are written and read.
type source struct {
	slice reflect.Type
	coder *codec.Codec
	text  string // of the element type
}

// find looks files up and checks their types, so that a wrong type shows at the line that has it.
func (s source) find(path string) ([]fileio.File, error) {
	files, err := fileio.FindReadable(path)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		_, in, err := s.open(f)
		if err != nil {
			return nil, err
		}
		in.Close()
	}
	return files, nil
}

// open reads the head of a file.
func (s source) open(file fileio.File) (r *bufio.Reader, in *fileio.Reader, err error) {
	opened, err := fileio.Unpack(file)
	if err != nil {
		return nil, nil, err
	}
	defer func() {
		if err != nil {
			opened.Close()
		}
	}()
	r = bufio.NewReaderSize(opened, 256<<10)
	head := make([]byte, len(magic))
	n, err := io.ReadFull(r, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, nil, err
	}
	version := len(magic) - 1
	switch {
	case n < len(magic) || !bytes.Equal(head[:version], magic[:version]):
		return nil, nil, fmt.Errorf("%s was not written by SaveAsObjectFile; TextFile reads text, BinaryFiles any file", file.Path)
	case head[version] != magic[version]:
		return nil, nil, fmt.Errorf("%s has version %d of the format, and this program reads version %d; save it again", file.Path, head[version],
			magic[version])
	}
	size, err := binary.ReadUvarint(r)
	if err != nil || size > longestType {
		return nil, nil, fmt.Errorf("%s: its type cannot be read: %w", file.Path, ErrDamaged)
	}
	text := make([]byte, size)
	if _, err := io.ReadFull(r, text); err != nil {
		return nil, nil, fmt.Errorf("%s: its type cannot be read: %w", file.Path, ErrDamaged)
	}
	if string(text) != s.text {
		return nil, nil, fmt.Errorf("%s: it has elements of the form %q, but %s has the form %q; read it as the type that it was saved as, "+
			"and turn that into the new one by Map: %w", file.Path, text, s.slice.Elem(), s.text, ErrType)
	}
	return r, opened, nil
}

func (s source) read(file fileio.File, emit plan.Emit) error {
	r, in, err := s.open(file)
	if err != nil {
		return err
	}
	defer in.Close()
	var (
		count   uint64
		payload []byte
		head    [8]byte
	)
	for block := 0; ; block++ {
		damaged := func(why any) error {
			return fmt.Errorf("%s, block %d: %v: %w", file.Path, block, why, ErrDamaged)
		}
		if _, err := io.ReadFull(r, head[:]); err != nil {
			return cut(err, damaged)
		}
		size := int(binary.LittleEndian.Uint32(head[:]))
		sum := binary.LittleEndian.Uint32(head[4:])
		if payload, err = fill(r, payload[:0], length(size)); err != nil {
			return cut(err, damaged)
		}
		if crc32.Checksum(payload, castagnoli) != sum {
			return damaged("its checksum is wrong")
		}
		if size == 0 {
			if n := binary.LittleEndian.Uint64(payload); n != count {
				return damaged(fmt.Sprintf("%d elements were written, %d are there", n, count))
			}
			if _, err := r.ReadByte(); err != io.EOF {
				return cut(err, func(any) error { return damaged("something follows the end") })
			}
			return nil
		}
		batch, err := s.coder.Decode(payload)
		if err != nil {
			return fmt.Errorf("%s, block %d: %w", file.Path, block, err)
		}
		count += uint64(reflect.ValueOf(batch).Len())
		if !emit(batch) {
			return nil
		}
	}
}

// length is how many bytes follow a block's head.
func length(size int) int {
	if size == 0 {
		return 8 // the number of elements
	}
	return size
}

// cut tells a file that ends too early from one that cannot be read.
func cut(err error, damaged func(why any) error) error {
	if err == nil || err == io.EOF || err == io.ErrUnexpectedEOF {
		return damaged("the end is missing")
	}
	return err
}

// fill reads n bytes. It takes memory as they come, since a damaged length would ask for gigabytes.
func fill(r io.Reader, buf []byte, n int) ([]byte, error) {
	for len(buf) < n {
		have := len(buf)
		buf = slices.Grow(buf, min(n-have, max(have, 1<<20)))
		buf = buf[:min(n, cap(buf))]
		if _, err := io.ReadFull(r, buf[have:]); err != nil {
			return buf[:0], err
		}
	}
	return buf, nil
}
