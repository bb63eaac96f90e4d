package objectio

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"reflect"

	"lab/rdd/codec"
	"lab/rdd/fileio"
	"lab/rdd/plan"
)

// magic begins a file; the last byte is the version. The line ends in it are what a transfer as text would damage.
var magic = []byte("labRDD\r\n\x01")

// longestType bounds the text of a type, which a damaged file could claim to be endless.
const longestType = 1 << 20

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Save runs a job that writes the elements of each partition of n, whose batches have slice's type, to a file in dir.
func Save(e plan.Executor, n *plan.Node, dir string, slice any, compression []fileio.Compression) {
	const op = "SaveAsObjectFile"
	n.Graph.Check(op)
	t := reflect.TypeOf(slice)
	coder, err := codec.For(t)
	var c fileio.Compression
	if err == nil {
		c, err = fileio.Choose(compression)
	}
	if err != nil {
		plan.Fail(op, "%w", err)
	}
	save(e, n, source{slice: t, coder: coder, text: TypeText(t.Elem())}, fileio.Output{Op: op, Dir: dir, Compression: c})
}

func save(e plan.Executor, n *plan.Node, s source, out fileio.Output) {
	out.Write = func(w io.Writer, in plan.Stream) (bool, error) { return write(w, s.coder, s.text, in) }
	fileio.Save(e, n, out)
}

func write(w io.Writer, coder *codec.Codec, text string, in plan.Stream) (whole bool, err error) {
	head := append([]byte{}, magic...)
	head = binary.AppendUvarint(head, uint64(len(text)))
	if _, err := w.Write(append(head, text...)); err != nil {
		return false, err
	}
	var (
		block []byte
		count uint64
	)
	whole = in(func(batch any) bool {
		block, err = coder.Append(append(block[:0], make([]byte, 8)...), batch)
		switch payload := block[8:]; {
		case err != nil:
		case uint64(len(payload)) > math.MaxUint32:
			err = fmt.Errorf("a batch takes %d bytes, and a block has room for 4 GB; put less into an element", len(payload))
		default:
			binary.LittleEndian.PutUint32(block, uint32(len(payload)))
			binary.LittleEndian.PutUint32(block[4:], crc32.Checksum(payload, castagnoli))
			_, err = w.Write(block)
		}
		count += uint64(reflect.ValueOf(batch).Len())
		return err == nil
	})
	if err != nil || !whole {
		return whole, err
	}
	end := binary.LittleEndian.AppendUint64(nil, count)
	tail := binary.LittleEndian.AppendUint32(make([]byte, 4), crc32.Checksum(end, castagnoli))
	_, err = w.Write(append(tail, end...))
	return true, err
}
