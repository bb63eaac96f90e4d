package textio

import (
	"fmt"
	"io"
	"reflect"
	"strconv"

	"lab/rdd/fileio"
	"lab/rdd/plan"
)

// Save runs a job that writes each partition of n to a file in dir, one element a line.
func Save(e plan.Executor, n *plan.Node, dir string, compression []fileio.Compression) {
	const op = "SaveAsTextFile"
	n.Graph.Check(op)
	c, err := fileio.Choose(compression)
	if err != nil {
		plan.Fail(op, "%w", err)
	}
	fileio.Save(e, n, fileio.Output{Op: op, Dir: dir, Compression: c, Write: write})
}

func write(w io.Writer, in plan.Stream) (whole bool, err error) {
	var text []byte
	whole = in(func(batch any) bool {
		text = appendLines(text[:0], batch)
		_, err = w.Write(text)
		return err == nil
	})
	return whole, err
}

// appendLines writes elements as fmt.Println does. The commonest types need no reflection.
func appendLines(text []byte, batch any) []byte {
	switch xs := batch.(type) {
	case []string:
		for _, x := range xs {
			text = append(append(text, x...), '\n')
		}
		return text
	case []int:
		for _, x := range xs {
			text = append(strconv.AppendInt(text, int64(x), 10), '\n')
		}
		return text
	case []int64:
		for _, x := range xs {
			text = append(strconv.AppendInt(text, x, 10), '\n')
		}
		return text
	}
	v := reflect.ValueOf(batch)
	for i := range v.Len() {
		text = fmt.Appendln(text, v.Index(i).Interface())
	}
	return text
}
