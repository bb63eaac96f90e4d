package textio

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"lab/rdd/fileio"
	"lab/rdd/plan"
)

// MaxLine is how many bytes a line may have. A file of one endless line would take all memory, and is hardly text.
const MaxLine = 64 << 20

const (
	// readSize is how many bytes are asked of a file at a time.
	readSize = 256 << 10
	// blockSize is how many bytes of lines share a string: most of what sharing can save is saved, and a word of a
	// vocabulary that is kept does not hold much of its file in memory.
	blockSize = 8 << 10
	// batchText bounds the text of a batch, so that long lines do not make large batches.
	batchText = 1 << 20
)

// Source adds a source of the lines of the files that path names, in about as many splits as partitions.
func Source(g *plan.Graph, path string, partitions int) *plan.Node {
	const op = "TextFile"
	g.Check(op)
	files, err := fileio.FindReadable(path)
	if err != nil {
		plan.Fail(op, "%w", err)
	}
	splits := fileio.Cut(files, partitions, 1, fileio.Packed)
	return g.Source(op, len(splits), func(part int, emit plan.Emit) error { return read(splits[part], emit) })
}

func read(s fileio.Split, emit plan.Emit) error {
	if s.Start == s.End && !fileio.Packed(s.File) {
		return nil
	}
	l := lines{file: s.File, emit: emit}
	if fileio.Packed(s.File) {
		r, err := fileio.Unpack(s.File)
		if err != nil {
			return err
		}
		defer r.Close()
		return l.read(r)
	}
	f, err := fileio.Open(s.File)
	if err != nil {
		return err
	}
	defer f.Close()
	from, to, err := fileio.Lines(f, s, MaxLine)
	if err != nil {
		return fileio.Unreadable(s.File, err)
	}
	l.at = from
	return l.read(fileio.Section(f, s.File, from, to))
}

// lines cuts text into lines and emits them in batches.
type lines struct {
	file fileio.File
	emit plan.Emit
	// at is where in the unpacked file the text begins that was not cut yet.
	at    int64
	batch []string
	size  int // bytes of text in batch
	ended bool
}

func (l *lines) read(in io.Reader) error {
	buf := make([]byte, readSize)
	have := 0 // buf[:have] is the beginning of a line whose end was not read yet
	for {
		if have == len(buf) {
			if have > MaxLine+1 {
				return l.tooLong()
			}
			buf = append(buf, make([]byte, len(buf))...)
		}
		n, err := in.Read(buf[have:])
		text := buf[:have+n]
		whole := have + bytes.LastIndexByte(text[have:], '\n') + 1
		if err == io.EOF {
			whole = len(text) // the last line may have no end
		}
		if whole > have || err == io.EOF {
			if err := l.cut(text[:whole]); err != nil || l.ended {
				return err
			}
			have = copy(buf, text[whole:])
		} else {
			have = len(text)
		}
		if err == io.EOF {
			l.flush()
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// cut takes text that is whole lines, block by block.
func (l *lines) cut(text []byte) error {
	for len(text) > 0 && !l.ended {
		end := len(text)
		if end > blockSize {
			if i := bytes.LastIndexByte(text[:blockSize], '\n'); i >= 0 {
				end = i + 1
			} else if i := bytes.IndexByte(text[blockSize:], '\n'); i >= 0 {
				end = blockSize + i + 1
			}
		}
		// A block larger than blockSize is one line.
		if end > MaxLine && len(trim(text[:end])) > MaxLine {
			return l.tooLong()
		}
		l.add(string(text[:end]))
		l.at += int64(end)
		text = text[end:]
	}
	return nil
}

// add takes the lines of a block.
func (l *lines) add(block string) {
	for len(block) > 0 && !l.ended {
		line := block
		if i := strings.IndexByte(block, '\n'); i >= 0 {
			line, block = block[:i], block[i+1:]
			if i > 0 && line[i-1] == '\r' {
				line = line[:i-1]
			}
		} else {
			block = ""
		}
		if l.batch == nil {
			l.batch = make([]string, 0, plan.BatchSize)
		}
		l.batch = append(l.batch, line)
		l.size += len(line)
		if len(l.batch) == plan.BatchSize || l.size >= batchText {
			l.flush()
		}
	}
}

func trim(line []byte) []byte {
	if rest, ok := bytes.CutSuffix(line, []byte("\n")); ok {
		return bytes.TrimSuffix(rest, []byte("\r"))
	}
	return line
}

func (l *lines) flush() {
	if len(l.batch) > 0 && !l.emit(l.batch) {
		l.ended = true
	}
	l.batch, l.size = nil, 0
}

func (l *lines) tooLong() error {
	where := "byte %d"
	if fileio.Packed(l.file) {
		where = "byte %d of the unpacked text"
	}
	return fmt.Errorf("%s has a line of more than %d MB, which begins at "+where+"; read it with WholeTextFiles if it is one text, with "+
		"BinaryRecords if it is not text: %w", l.file.Path, MaxLine>>20, l.at, ErrLongLine)
}

// ErrLongLine says that a line has more than MaxLine bytes.
var ErrLongLine = errors.New("the line is too long")
