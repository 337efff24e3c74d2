// The placeholder of a video; its picture would come from elsewhere and is not let through.
import 'lite-youtube-embed';
import 'lite-youtube-embed/src/lite-yt-embed.css';
