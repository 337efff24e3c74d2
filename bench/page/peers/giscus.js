// The element around the comments; the frame with them would come from elsewhere and is not let through.
import 'giscus';
