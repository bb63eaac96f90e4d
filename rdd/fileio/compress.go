package fileio

import (
	"bufio"
	"compress/bzip2"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/s2"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

// Compression says how files are packed when they are written. Its value is the extension that they get.
type Compression string

// The compressions that files can be written with.
const (
	// Plain packs nothing.
	Plain Compression = ""
	// Gzip is the one that every tool reads.
	Gzip Compression = ".gz"
	// Zstd packs tighter than Gzip in less time.
	Zstd Compression = ".zst"
	// S2 is the fastest, an extension of Snappy.
	S2 Compression = ".s2"
)

// unpackers by extension. Hadoop calls zlib's format deflate.
var unpackers = map[string]func(io.Reader) (io.Reader, func(), error){
	".gz": func(r io.Reader) (io.Reader, func(), error) {
		z, err := gzip.NewReader(r)
		if err != nil {
			return nil, nil, err
		}
		return z, func() { z.Close() }, nil
	},
	".bz2": func(r io.Reader) (io.Reader, func(), error) { return bzip2.NewReader(r), func() {}, nil },
	".zst": func(r io.Reader) (io.Reader, func(), error) {
		// One goroutine: the task's own. The window bounds the memory that a frame can ask for.
		z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(128<<20))
		if err != nil {
			return nil, nil, err
		}
		return z, z.Close, nil
	},
	".s2":      func(r io.Reader) (io.Reader, func(), error) { return s2.NewReader(r), func() {}, nil },
	".sz":      func(r io.Reader) (io.Reader, func(), error) { return s2.NewReader(r), func() {}, nil },
	".deflate": unpackZlib,
	".zz":      unpackZlib,
}

func unpackZlib(r io.Reader) (io.Reader, func(), error) {
	z, err := zlib.NewReader(r)
	if err != nil {
		return nil, nil, err
	}
	return z, func() { z.Close() }, nil
}

// formats names what an extension stands for.
var formats = map[string]string{".gz": "gzip", ".bz2": "bzip2", ".zst": "zstd", ".s2": "s2", ".sz": "snappy", ".deflate": "zlib",
	".zz": "zlib"}

// foreign are packed formats that cannot be read: their bytes must not pass for text.
var foreign = map[string]bool{".xz": true, ".lz4": true, ".lzo": true, ".snappy": true, ".br": true, ".z": true, ".7z": true,
	".zip": true, ".rar": true, ".tar": true, ".tgz": true, ".tbz": true}

func extension(path string) string { return strings.ToLower(filepath.Ext(path)) }

// Packed tells whether a file has to be unpacked from its beginning.
func Packed(f File) bool { return unpackers[extension(f.Path)] != nil }

// FindReadable is Find for who unpacks files: it refuses those that are packed in a way that Unpack does not know.
func FindReadable(path string) ([]File, error) {
	files, err := Find(path)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		if ext := extension(f.Path); foreign[ext] {
			return nil, fmt.Errorf("cannot unpack %s: %s files are not supported; unpack it first, or pack it as .gz, .bz2, .zst, .s2 or "+
				".deflate", f.Path, ext)
		}
	}
	return files, nil
}

// Reader reads the unpacked bytes of a file. Its errors name the file.
type Reader struct {
	file  File
	f     *Handle
	in    io.Reader
	close func()
	first bool
}

// Unpack opens a file to read what is packed in it, or its bytes as they are when its extension says nothing.
func Unpack(file File) (*Reader, error) {
	f, err := Open(file)
	if err != nil {
		return nil, err
	}
	r := &Reader{file: file, f: f, in: f, close: func() {}, first: true}
	if unpack := unpackers[extension(file.Path)]; unpack != nil {
		in, closer, err := unpack(bufio.NewReaderSize(f, 256<<10))
		if err != nil {
			f.Close()
			if file.Size == 0 && (err == io.EOF || err == io.ErrUnexpectedEOF) {
				err = errors.New("it is empty, and a packed file never is")
			}
			return nil, r.damaged(err)
		}
		r.in, r.close = in, closer
	}
	return r, nil
}

// Read fills p. A stream that is cut off is an error, never an end.
func (r *Reader) Read(p []byte) (int, error) {
	n, err := r.in.Read(p)
	if err != nil && err != io.EOF {
		var p *os.PathError
		switch {
		case errors.As(err, &p) || !Packed(r.file):
			err = Unreadable(r.file, err)
		default:
			err = r.damaged(err)
		}
	}
	if n > 0 {
		r.first = false
	}
	return n, err
}

func (r *Reader) damaged(err error) error {
	what := "is damaged"
	switch {
	case err == io.ErrUnexpectedEOF || err == io.EOF:
		what, err = "is damaged, its end is missing", io.ErrUnexpectedEOF
	case r.first:
		what = "is not a " + formats[extension(r.file.Path)] + " file, or is damaged"
	}
	return fmt.Errorf("%s %s; copy or download it again, or rename it if it is not packed: %w", r.file.Path, what, err)
}

// Close gives up the file.
func (r *Reader) Close() error {
	r.close()
	return r.f.Close()
}

// pack makes a writer that packs into w. Close of it does not close w.
func pack(w io.Writer, c Compression) (io.WriteCloser, error) {
	switch c {
	case Plain:
		return nopCloser{w}, nil
	case Gzip:
		return gzip.NewWriterLevel(w, gzip.BestSpeed+2)
	case Zstd:
		return zstd.NewWriter(w, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedDefault))
	case S2:
		return s2.NewWriter(w, s2.WriterConcurrency(1)), nil
	}
	return nil, fmt.Errorf("there is no compression %q for writing; use Gzip, Zstd, S2 or Plain", string(c))
}

type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }

// Choose reads an optional compression, and answers an error for one that is not known.
func Choose(given []Compression) (Compression, error) {
	if len(given) == 0 {
		return Plain, nil
	}
	if len(given) > 1 {
		return "", fmt.Errorf("got %d compressions; give at most one", len(given))
	}
	w, err := pack(io.Discard, given[0])
	if err != nil {
		return "", err
	}
	return given[0], w.Close()
}
