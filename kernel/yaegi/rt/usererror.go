package rt

// userError is an error of a cell's type on its way as an error: yaegi's own wrapper of such values loses them where
// they are copied from variable to variable.
type userError struct {
	value any
	text  func(any) string
}

func (e *userError) Error() string { return e.text(e.value) }

// NewError makes an error of a value of a cell's type and the function that calls its Error method.
func NewError(value any, text func(any) string) error { return &userError{value, text} }
