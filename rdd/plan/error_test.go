package plan

import (
	"errors"
	"io"
	"reflect"
	"testing"
)

func TestTheCauseOfAPanicIsTheValueInsideAnInterpretersWrapping(t *testing.T) {
	if got := AsCause(reflect.ValueOf(io.EOF)); got != io.EOF {
		t.Errorf("of a wrapped error the cause is %#v", got)
	}
	var p *PanicError
	if got := AsCause(reflect.ValueOf(reflect.ValueOf("text"))); !errors.As(got, &p) || p.Value != "text" {
		t.Errorf("of a wrapped string the cause is %#v", got)
	}
	if got := AsCause(reflect.Value{}); !errors.As(got, &p) {
		t.Errorf("of a wrapping without a value the cause is %#v", got)
	}
}
